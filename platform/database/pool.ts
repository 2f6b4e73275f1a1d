import pg from 'pg';
import { connectionOf, type Login, renewLogins } from './login.ts';
import { prepareStatements } from './prepared-statements.ts';
import { valueTypes } from './value-types.ts';

export interface PoolOptions {
  /** Shown in pg_stat_activity: the service's name. */
  applicationName: string;
  /** For a password that is not in the URL because it changes. @default the URL says all */
  login?: Login;
  /** @default 10 connections; a pool of 8 to 16 already saturates two cores, and a task may hold at most 20 */
  maxConnections?: number;
  /** @default a connection is given up on after 5 seconds, whether it is being opened or waited for */
  connectionTimeoutMs?: number;
  /** @default a statement is cancelled after 15 seconds */
  statementTimeoutMs?: number;
  /** @default a statement waits 5 seconds for a lock */
  lockTimeoutMs?: number;
  /** @default a transaction that sends nothing for 30 seconds loses its connection, and its locks with it */
  idleInTransactionTimeoutMs?: number;
  /** @default 500 texts are prepared on each connection; 0 prepares none, for a proxy that shares connections between transactions */
  preparedStatements?: number;
  /**
   * Commits do not wait for the disk: a crash of the server forgets the last of them, wholly and in the order they were made. For what would only be done again.
   * @default a commit is on the disk when it is answered
   */
  hasty?: boolean;
  /** Told of connections that broke; the queries on them fail by themselves. @default they are ignored */
  onError?: (error: Error) => void;
}

/** A pool with our timeouts, value types and prepared statements. A broken connection is reported, replaced, and never ends the process. */
export function createPool(url: string, options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connectionOf(url, options.login),
    application_name: options.applicationName,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 5000,
    statement_timeout: options.statementTimeoutMs ?? 15_000,
    lock_timeout: options.lockTimeoutMs ?? 5000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 30_000,
    idleTimeoutMillis: 30_000,
    maxLifetimeSeconds: 30 * 60, // So that connections follow a failover or a changed DNS answer.
    keepAlive: true,
    ...(options.hasty && { options: '-c synchronous_commit=off' }),
    types: valueTypes,
    // What is sent without waiting for what was sent before is on its way at once: see `decision`.
    pipeline: true,
  });
  // The pool forwards errors of idle connections only; one that breaks while a transaction is thinking would otherwise be an unhandled 'error' event.
  pool.on('connect', client => client.on('error', error => options.onError?.(error)));
  pool.on('error', () => {}); // The connection's own listener has reported it.
  if (options.login) renewLogins(pool, options.login);
  const limit = options.preparedStatements ?? 500;
  if (limit > 0) prepareStatements(pool, limit);
  return pool;
}
