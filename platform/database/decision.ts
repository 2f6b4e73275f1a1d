import type { Duplex } from 'node:stream';
import type pg from 'pg';
import type { Bound } from './statement.ts';

export interface Decision<Rows extends readonly unknown[], Result> {
  /** Locks, then looks. Each sees what was committed before it began: after a lock, also what it waited for. */
  readonly look: { readonly [At in keyof Rows]: Bound<Rows[At]> };
  /** What follows from it. What it throws rolls back. */
  readonly decide: (seen: { readonly [At in keyof Rows]: readonly Rows[At][] }) => {
    /** Must fail by itself where it cannot do all: its answer comes after the commit. */
    readonly write?: Bound<unknown> | undefined;
    readonly result: Result;
  };
}

const begin = 'start transaction isolation level read committed';

/**
 * See `Database.decide`. The pool's connections are pipelined: what is sent on one without waiting runs in that order. A begin that failed would have its `look` run
 * outside a transaction, which then has changed nothing that needs one; `decide` is not asked before the begin was answered.
 */
export async function runDecision<Rows extends readonly unknown[], Result>(
  pool: pg.Pool,
  decision: Decision<Rows, Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    const looked = await together(client, [{ text: begin, values: [] }, ...(decision.look as readonly Bound<unknown>[])]);
    const { write, result } = decision.decide(looked.slice(1).map(answer => answer.rows) as never);
    await together(client, [...(write ? [write] : []), { text: 'commit', values: [] }]);
    return result;
  } catch (error) {
    // After a write that failed, the commit has ended the transaction as a rollback, and this only warns.
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** All in one packet. Throws what the first of them that failed threw, once all are answered. */
async function together(client: pg.PoolClient, statements: readonly Bound<unknown>[]): Promise<readonly pg.QueryResult[]> {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  stream.cork();
  const answers = statements.map(({ text, values }) => (values.length > 0 ? client.query(text, [...values]) : client.query(text)));
  stream.uncork();
  const settled = await Promise.allSettled(answers);
  const failed = settled.find(answer => answer.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : []));
}
