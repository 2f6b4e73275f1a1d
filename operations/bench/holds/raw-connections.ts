import type { StatementRunner, Transaction } from '@event-planner/platform/database';
import pg from 'pg';

/** Runs work in a transaction: on a bare connection, where nothing is between the statements and the driver, or through `Database.transaction`. */
export type RawTransaction<Tables> = <Result>(work: (tx: Transaction<Tables>) => Promise<Result>) => Promise<Result>;

/** As many bare connections as callers, every statement prepared. For stores' prepared statements only: a query builder is not there. */
export async function openRawConnections<Tables>(
  url: string,
  { count, scope }: { readonly count: number; readonly scope: AsyncDisposableStack },
): Promise<readonly RawTransaction<Tables>[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => {}); // The query in progress rejects with the same error.
      await client.connect();
      scope.defer(() => client.end());
      return transactionOn<Tables>(client);
    }),
  );
}

function transactionOn<Tables>(client: pg.Client): RawTransaction<Tables> {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `raw_${names.size}`;
    names.set(text, name);
    return name;
  };
  const runner: StatementRunner = {
    executeQuery: async ({ sql: text, parameters }) => client.query({ name: nameOf(text), text, values: [...parameters] }) as never,
  };
  return async work => {
    await client.query('begin isolation level read committed');
    try {
      const result = await work(runner as Transaction<Tables>);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  };
}
