import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@event-planner/host-local/running/test-system';
import { type RunningSystem, type RunOptions, runSystem } from '@event-planner/host-local/system';
import { createMailbox, type Letter } from '@event-planner/platform/mail';
import type { Gate } from '@event-planner/platform/testing';
import pg from 'pg';
import { holdGate } from '../platform/testing/gate.ts';
import { copySeeded } from './seeded-system.ts';

export interface WholeSystem extends AsyncDisposable {
  readonly running: RunningSystem;
  readonly url: string;
  /** Resolves once no message, webhook or mail is on its way any more. */
  drain(): Promise<void>;
  /** Asks a service's database, past everything else: for looking, and for what only time could arrange. */
  ask<Row extends pg.QueryResultRow>(service: string, sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Takes a row lock in a service's database and keeps it, so that a race begins when the test says so. */
  gate(service: string, sql: string, values: readonly unknown[]): Promise<Gate>;
  /** Mails to an address, newest first. */
  letters(to: string): Promise<readonly Letter[]>;
  /** What the system keeps secret, such as `token-signing-key`. */
  secret(name: string): Promise<string>;
}

/** The whole system on databases of its own in the test server, as `npm start` runs it: edge, services, broker, payment sandbox, mailbox, demo. */
export async function wholeSystem(options: Pick<RunOptions, 'web' | 'distributed'> = {}): Promise<WholeSystem> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'event-planner-system-'));
  const databasePrefix = `system_${randomBytes(4).toString('hex')}`;
  const all = {
    system: 'event-planner',
    dataDirectory,
    databasePrefix,
    web: false,
    logLevel: 'warn',
    requestsPerIp: 1_000_000,
    databaseUrl: process.env['TEST_DATABASE_URL'] ?? '',
    port: await freePort(),
    ...options,
  } as const;
  await copySeeded(all);
  const running = await runSystem(all);
  const mailbox = createMailbox({ directory: join(dataDirectory, 'mailbox') });
  return {
    running,
    url: running.url,
    drain: () => running.idle(),
    ask: (service, sql, values = []) => ask(running.databases[service], sql, values),
    gate: (service, sql, values) => openGate(running.databases[service], sql, values),
    letters: async to => (await mailbox.list(1000)).filter(letter => letter.to === to),
    secret: name => readFile(join(dataDirectory, 'secrets', name), 'utf8'),
    async [Symbol.asyncDispose]() {
      await running.stop();
      await dropDatabases(databasePrefix);
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** One question over a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string | undefined,
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(sql, [...values])
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function openGate(connectionString: string | undefined, sql: string, values: readonly unknown[]): Promise<Gate> {
  const pool = new pg.Pool({ connectionString, max: 2 });
  const gate = await holdGate(pool, pool, sql, values);
  return {
    ...gate,
    async [Symbol.asyncDispose]() {
      await gate[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}

async function dropDatabases(prefix: string): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'];
  const databases = await ask<{ datname: string }>(server, 'select datname from pg_database where datname like $1', [`${prefix}%`]);
  for (const { datname } of databases) await ask(server, `drop database if exists ${pg.escapeIdentifier(datname)} with (force)`, []);
}
