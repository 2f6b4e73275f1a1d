import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { emptyDataFolder } from '../data/data-folder.ts';

const entry = resolve(import.meta.dirname, '../start.mjs');

export interface Command {
  readonly child: ChildProcess;
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Of the user to run as, when we are root. */
  readonly uid?: number;
}

/** Starts the real command, with nothing of our own environment but the way to its programs. */
export function runCommand(words: readonly string[], { env = {}, uid }: CommandOptions = {}): Command {
  const child = spawn(process.execPath, [entry, ...words], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid }),
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name]?.setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    child,
    ended,
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
  };
}

/** A data folder for one test. */
export function temporaryData() {
  const parent = mkdtempSync(join(tmpdir(), 'event-planner-host-'));
  const path = join(parent, 'data');
  return {
    parent,
    path,
    async [Symbol.asyncDispose]() {
      await emptyDataFolder(path); // Also the database, wherever it had to be put.
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
