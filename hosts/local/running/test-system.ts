import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type RunningSystem, runSystem } from '../system.ts';
import type { RunOptions } from './options.ts';

export interface TestSystem extends AsyncDisposable {
  readonly running: RunningSystem;
  /** Stops it and starts it again on what it kept. */
  restart(): Promise<RunningSystem>;
}

/** A whole system on databases of its own on the test server, without demo and web app unless asked for; nothing of it is left at the end of the scope. */
export async function testSystem(options: Partial<RunOptions> = {}): Promise<TestSystem> {
  const directory = mkdtempSync(join(tmpdir(), 'event-planner-system-'));
  const databasePrefix = `run_${randomBytes(6).toString('hex')}`;
  const all: RunOptions = {
    system: 'event-planner',
    dataDirectory: join(directory, 'data'),
    port: await freePort(),
    databaseUrl: process.env['TEST_DATABASE_URL'],
    databasePrefix,
    demo: false,
    web: false,
    requestsPerIp: 1_000_000,
    ...options,
  };
  let running = await runSystem(all);
  return {
    get running() {
      return running;
    },
    async restart() {
      await running.stop();
      running = await runSystem(all);
      return running;
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
      await dropDatabases(databasePrefix);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Drops every database of the test server whose name begins like this. */
export async function dropDatabases(prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(`select datname as name from pg_database where starts_with(datname, $1)`, [
    `${prefix}_`,
  ]);
  for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}

/** How many ports in a row a system uses, its own, its services' and the sandbox's, and one by which they are claimed. */
const span = 11;

/**
 * The first of a row of ports that nobody listens on, and that nobody else who asks here is given while this process lives: other test files, of this run
 * and others, look for theirs at the same time, and systems take long to begin to listen.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 1000) * span;
    const claim = await listen(first + span - 1);
    const free = await Promise.all(Array.from({ length: span - 1 }, (_, i) => isFree(first + i)));
    if (claim && free.every(Boolean)) return first;
    claim?.close();
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = await listen(port);
  if (probe) await new Promise(resolve => probe.close(resolve));
  return probe !== undefined;
}

/** Undefined where somebody else does. Keeps no process alive. */
const listen = (port: number): Promise<Server | undefined> =>
  new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server.unref()));
  });
