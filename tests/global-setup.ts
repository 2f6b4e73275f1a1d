import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePostgresData } from '../hosts/local/postgres/folder.ts';
import { startPostgres } from '../hosts/local/postgres/postgres.ts';
import { folderOfRun, removeSeeded } from './seeded-system.ts';
import { throwAwayFolder } from './throw-away-folder.ts';

const { env } = process;
let stop = async () => {};

/** One PostgreSQL for the whole run; every test makes its own database in it. TEST_DATABASE_URL names a server of your own instead. */
export async function setup(): Promise<void> {
  const systemFolder = (env[folderOfRun] = mkdtempSync(join(tmpdir(), 'seeded-system-')));
  const own = env['TEST_DATABASE_URL'];
  const leave = own ? () => removeSeeded(own, systemFolder) : await startServer();
  stop = async () => {
    await leave();
    rmSync(systemFolder, { recursive: true, force: true });
  };
}

async function startServer(): Promise<() => Promise<void>> {
  const directory = await throwAwayFolder();
  const postgres = await startPostgres({
    directory,
    settings: {
      // This data is thrown away with the run, so nothing has to reach a disk.
      // Locks, isolation and constraints do not depend on it. Tests about crashes start a durable server of their own.
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
      max_wal_size: '256MB', // A log nobody will ever read.
      max_connections: '500', // A whole system opens a hundred where much is asked of it, and each worker may have one.
    },
  });
  env['TEST_DATABASE_URL'] = postgres.url('postgres');
  return async () => {
    delete env['TEST_DATABASE_URL'];
    await postgres.stop();
    await removePostgresData(directory);
  };
}

export async function teardown(): Promise<void> {
  await stop();
}
