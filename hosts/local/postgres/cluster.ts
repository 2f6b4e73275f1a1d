import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain.ts';
import { buildingSite, clusterOf, handOver, linkCluster, type Folder } from './folder.ts';
import { StartError } from './start-error.ts';

export const superuser = 'event_planner';

export interface Cluster {
  /** What PostgreSQL calls PGDATA. */
  directory: string;
  password: string;
}

/** The cluster of a folder, created if there is none. `durable: false` skips the flush to disk, for throw-away clusters. */
export async function openCluster(folder: Folder, binaries: Binaries, durable: boolean): Promise<Cluster> {
  if (!existsSync(clusterOf(folder.path))) await createCluster(folder, binaries, durable);
  const directory = realpathSync(clusterOf(folder.path));
  const version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.majorVersion) {
    throw new StartError(
      `The data folder ${folder.path} was written by PostgreSQL ${version} and this Event Planner brings PostgreSQL ${binaries.majorVersion}: ` +
        `move the data with pg_dump and pg_restore, or start with an empty folder.`,
    );
  }
  return { directory, password: readFileSync(join(directory, 'password'), 'utf8').trim() };
}

/** Built aside and renamed when complete, password included, so that a kill -9 half-way leaves nothing that looks like a cluster. */
async function createCluster(folder: Folder, binaries: Binaries, durable: boolean): Promise<void> {
  const site = buildingSite(folder);
  const draft = mkdtempSync(join(site, 'new-'));
  handOver(draft, folder.operator);
  const password = join(draft, 'password');
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  handOver(password, folder.operator);
  const directory = clusterOf(draft);
  await runInitdb(folder, [binaries.initdb, ...initdbOptions(directory, password), ...(durable ? [] : ['--no-sync'])]);
  renameSync(password, join(directory, 'password'));
  renameSync(directory, clusterOf(site));
  chmodSync(clusterOf(site), 0o700);
  if (durable) flushDirectory(site);
  rmSync(draft, { recursive: true, force: true });
  linkCluster(folder, site);
}

function initdbOptions(directory: string, passwordFile: string): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${superuser}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // The built-in provider sorts by code point whatever the C library of the day thinks: no index is ever corrupted by an operating-system upgrade.
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // Iterations slow down guessing. Nobody guesses 192 random bits, and every new connection pays for them.
    '--set=scram_iterations=1',
    '--no-instructions',
  ];
}

function runInitdb(folder: Folder, [command = '', ...options]: string[]): Promise<void> {
  const child = spawn(command, options, {
    ...folder.operator,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', error => reject(explainFailure(folder.path, error.message, error)));
    child.once('close', code => (code === 0 ? resolve() : reject(explainFailure(folder.path, output))));
  });
}

function flushDirectory(directory: string): void {
  const handle = openSync(directory, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
