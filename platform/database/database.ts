import { CamelCasePlugin, Kysely, type PostgresPool, type Transaction } from 'kysely';
import type pg from 'pg';
import { type Decision, runDecision } from './decision.ts';
import { Dialect } from './driver.ts';
import { createPool, type PoolOptions } from './pool.ts';
import { withFallback } from './replica.ts';
import { repeat, runTransaction } from './transaction.ts';

export interface DatabaseOptions extends PoolOptions {
  /** A postgres:// URL of the primary. */
  url: string;
  /** A postgres:// URL of the replicas. @default `read` uses the primary */
  readUrl?: string;
}

/**
 * What a function that only reads asks for: the replica, the primary or a transaction will do.
 * Not kysely's own ReadonlyKysely, which neither of the latter two can be passed as.
 */
export type Reader<Tables> = Pick<
  Kysely<Tables>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic' | 'executeQuery' | 'getExecutor'
>;

export interface Database<Tables> {
  /** The primary, one statement at a time. Columns are camelCase here and snake_case there; keys inside a JSON value keep their case. */
  query: Kysely<Tables>;
  /** A replica where there is one: what it answers may be seconds old, so nothing is decided by it. Writes do not compile. The primary answers while no replica does. */
  read: Reader<Tables>;
  /**
   * Runs `work` in a READ COMMITTED transaction, committed when it resolves and rolled back when it rejects.
   * A deadlock, a serialization failure or a plan made stale by a migration rolls back and runs `work` again, at most three times, after a random pause:
   * do nothing in it that cannot be repeated. A connection lost during the commit is not repeated, for the commit may have happened.
   */
  transaction<Result>(work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result>;
  /**
   * The same in two trips to the server, for a hot path that locks, looks, decides and writes: `look` goes out with the begin, what is written with the commit.
   * Who waits for a lock then waits for the server alone, not for what our own thread does between two statements.
   */
  decide<Rows extends readonly unknown[], Result>(decision: Decision<Rows, Result>): Promise<Result>;
  /** Connections to the primary, for libraries and raw SQL. */
  pool: pg.Pool;
  /** Resolves when the primary answers. */
  ping(): Promise<void>;
  /** Waits for the queries in progress, then closes every connection. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens a database: nothing connects before the first query.
 * bigint arrives as a number (or throws when unsafe), timestamptz as a Date; date, numeric and timestamp without zone as text.
 */
export function createDatabase<Tables>({ url, readUrl, ...options }: DatabaseOptions): Database<Tables> {
  const pool = createPool(url, options);
  const replica = readUrl === undefined ? undefined : createPool(readUrl, options);
  const query = createKysely<Tables>(pool);
  const read = replica ? createKysely<Tables>(withFallback(replica, pool, options.onError ?? (() => {}))) : query;
  let closed: Promise<void> | undefined;
  return {
    query,
    read,
    pool,
    transaction: work => runTransaction(query, work),
    decide: decision => repeat(() => runDecision(pool, decision)),
    async ping() {
      await pool.query('select 1');
    },
    close() {
      closed ??= Promise.all([pool.end(), replica?.end()]).then(() => {});
      return closed;
    },
  };
}

function createKysely<Tables>(pool: pg.Pool | PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new Dialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}
