import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { removePostgresData } from './folder.ts';

/** A data folder in a parent that everybody may enter, removed at the end of the scope. */
export function testFolder() {
  const parent = mkdtempSync(join(tmpdir(), 'event-planner-postgres-'));
  chmodSync(parent, 0o755);
  const path = join(parent, 'postgres');
  return {
    parent,
    path,
    async [Symbol.asyncDispose]() {
      await removePostgresData(path);
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

export interface Program {
  child: ChildProcess;
  serverPid: number;
  /** The number of rows acknowledged so far. */
  rows(): number;
}

/** Starts `test-program.ts` and waits until it has written a hundred rows. */
export function runProgram(directory: string, options: SpawnOptions = {}): Promise<Program> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'test-program.ts'), directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  let rows = 0;
  let serverPid = 0;
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the program ended: ${errors}`)));
    createInterface({ input: child.stdout! }).on('line', line => {
      const [word, number] = line.split(' ');
      if (word === 'ready') serverPid = Number(number);
      else rows = Number(number);
      if (rows === 100) resolve({ child, serverPid, rows: () => rows });
    });
  });
}

export async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
