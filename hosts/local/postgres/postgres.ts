import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { findServerPackage, prepareBinaries } from './binaries.ts';
import { openCluster, superuser } from './cluster.ts';
import { explainFailure } from './explain.ts';
import { openFolder, type Folder } from './folder.ts';
import { endLeftoverServer } from './leftover.ts';
import { claimFolder } from './owner.ts';
import { choosePort, portTaken, rememberPort } from './port.ts';
import { startServer, type Exit, type Server } from './server.ts';
import { defaultSettings } from './settings.ts';
import { StartError } from './start-error.ts';

export interface PostgresOptions {
  /** The data folder, made when it is not there. Ours alone: the cluster, its port and its owner's process id are kept in it. */
  directory: string;
  /** @default the port of the last start if it is free, else any free one */
  port?: number;
  /** Overrides of `defaultSettings`, by their names in postgresql.conf. */
  settings?: Readonly<Record<string, string>>;
}

export interface Postgres {
  port: number;
  /** Process id of the server. */
  pid: number;
  url(database: string): string;
  /** Creates the database unless it is there. */
  ensureDatabase(name: string): Promise<void>;
  /** Stops the server after its transactions in progress are rolled back and everything committed is on disk. Safe to call twice. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, by `stop()` or otherwise. Never rejects. */
  exited: Promise<Exit>;
}

/**
 * Starts the embedded PostgreSQL on a data folder and waits until it accepts connections.
 *
 * Whatever is killed, however, no server is left behind and the next start works, with every committed row.
 * It listens on 127.0.0.1 only, with a random password that is kept in the cluster. Started as root, the server runs as the owner of an existing cluster,
 * else as `nobody`, else (in a home that `nobody` cannot enter) as the owner of that home; under root's own 0700 home the cluster is placed
 * in /var/lib/event-planner and the folder holds a link to it.
 *
 * Throws StartError, one sentence with the cure: folder in use, unreadable or on a full disk; written by another major version; port taken; machine unsupported.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  try {
    const folder = openFolder(options.directory);
    const release = await claimFolder(folder.path);
    try {
      return await startOn(folder, options, release);
    } catch (error) {
      release();
      throw error;
    }
  } catch (error) {
    throw error instanceof StartError ? error : explainFailure(options.directory, String(error), error);
  }
}

async function startOn(folder: Folder, options: PostgresOptions, release: () => void): Promise<Postgres> {
  const settings = { ...defaultSettings, ...options.settings };
  const binaries = prepareBinaries(findServerPackage(), folder.operator);
  const cluster = await openCluster(folder, binaries, settings['fsync'] !== 'off');
  await endLeftoverServer(cluster.directory);
  const command = { executable: binaries.postgres, operator: folder.operator, directory: folder.path };
  const { server, port } = await startPersistently(async () => {
    const candidate = await choosePort(folder.path, options.port);
    const serverOptions = ['-D', cluster.directory, ...settingOptions({ ...settings, port: String(candidate) })];
    return { port: candidate, server: await startServer({ ...command, options: serverOptions }) };
  }, options.port);
  rememberPort(folder.path, port);
  void server.exited.then(release);
  return describe(server, port, cluster.password);
}

/**
 * A server killed a moment ago may still be letting go of its lock file or shared memory, and somebody else may take the port between
 * our look and the server's: both pass when tried again.
 */
async function startPersistently<Started>(start: () => Promise<Started>, wantedPort?: number): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      const output = error instanceof StartError && typeof error.cause === 'string' ? error.cause : '';
      if (/Address already in use/.test(output) && wantedPort !== undefined) throw portTaken(wantedPort);
      if (attempt === 40 || !/lock file|shared memory block|Address already in use/.test(output)) throw error;
      await delay(100);
    }
  }
}

function settingOptions(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function describe(server: Server, port: number, password: string): Postgres {
  const url = (database: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  return {
    port,
    pid: server.pid,
    url,
    ensureDatabase: name => ensureDatabase(url('postgres'), name),
    stop: () => server.stop(),
    exited: server.exited,
  };
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {}); // The query in progress rejects with the same error.
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    // Another process was faster between our look and our create.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}
