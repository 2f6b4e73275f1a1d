import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSystem, type RunOptions, runSystem } from '@event-planner/host-local/system';
import pg from 'pg';

export interface WholeSystem extends AsyncDisposable {
  readonly running: RunningSystem;
  readonly url: string;
  /** Resolves once no message, webhook or mail is on its way any more. */
  drain(): Promise<void>;
  /** Asks a service's database, past everything else: for looking, not for arranging. */
  ask<Row extends pg.QueryResultRow>(service: string, sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** The whole system on databases of its own in the test server, as `npm start` runs it: edge, services, broker, payment sandbox, mailbox, demo. */
export async function wholeSystem(options: Partial<RunOptions> = {}): Promise<WholeSystem> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'event-planner-system-'));
  const databasePrefix = `system_${randomBytes(4).toString('hex')}`;
  const running = await runSystem({
    system: 'event-planner', dataDirectory, databasePrefix, web: false, logLevel: 'warn', requestsPerIp: 1_000_000,
    databaseUrl: process.env['TEST_DATABASE_URL'], port: await freePorts(), ...options,
  });
  return {
    running,
    url: running.url,
    drain: () => running.idle(),
    async ask<Row extends pg.QueryResultRow>(service: string, sql: string, values: readonly unknown[] = []) {
      const client = new pg.Client({ connectionString: running.databases[service] });
      await client.connect();
      return client.query<Row>(sql, [...values]).then(({ rows }) => rows).finally(() => client.end());
    },
    async [Symbol.asyncDispose]() {
      await running.stop();
      await dropDatabases(databasePrefix);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function dropDatabases(prefix: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>('select datname from pg_database where datname like $1', [`${prefix}%`]);
  for (const { datname } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(datname)} with (force)`);
  await client.end();
}

/** The system's own port, and those that go along with it: services and the sandbox listen up to ten above. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const free = await Promise.all(Array.from({ length: 11 }, (_, offset) => isFree(port + offset)));
    if (!free.includes(false)) return port;
  }
}

const isFree = (port: number): Promise<boolean> => new Promise(resolve => {
  const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
});
