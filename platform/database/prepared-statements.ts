import pg from 'pg';
import { createStatementNames } from './statement-names.ts';

type Callback = (error: Error | null, result?: pg.QueryResult) => void;
type Query = (config: unknown, values?: unknown, callback?: Callback) => unknown;

/**
 * Makes every parametrized query on the pool's connections a named prepared statement, whoever sends it: kysely, `statement()` or raw SQL.
 * Done in the driver because kysely has no place for a name; on two cores it took selects by key from 20,000 to 27,000 a second.
 * A query that carries a name of its own, or none of our business (a cursor, a COPY), passes untouched.
 */
export function prepareStatements(pool: pg.Pool, limit: number): void {
  const nameOf = createStatementNames(limit);
  pool.on('connect', client => {
    const query = client.query.bind(client) as Query;
    let generation = 0;

    const rename = (error: unknown) => {
      if (isStalePlan(error)) generation++;
    };
    const prepared: Query = (config, values, callback) => {
      const name = typeof config === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(config) : undefined;
      if (name === undefined) return query(config, values, callback);
      const named = { name: `${name}_${generation}`, text: config, values };
      if (callback !== undefined) {
        return query(named, undefined, (error, result) => {
          rename(error);
          callback(error, result);
        });
      }
      const result = query(named) as Promise<pg.QueryResult>;
      result.catch(rename);
      return result;
    };
    client.query = prepared as typeof client.query;
  });
}

/**
 * A migration changed the columns behind a prepared `select *`: the server refuses that statement on this connection forever. The statement cannot be
 * deallocated inside the failed transaction, so the connection moves on to fresh names; `transaction` repeats its work.
 */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.message === 'cached plan must not change result type';
}
