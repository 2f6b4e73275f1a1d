import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

const enough = 30_000;

/** A row lock in the hands of the test. Everybody who wants the row queues behind it, so that a race starts from a known line-up. */
export interface Gate extends AsyncDisposable {
  /** Resolves when at least `count` backends wait behind the gate, directly or behind one another. Throws with the number seen after half a minute, or what was said. */
  blocked(count: number, patienceMs?: number): Promise<void>;
  /** Lets them all go. */
  release(): Promise<void>;
}

/** Opens a transaction on `holder`, locks with `sql` and keeps it. `observer` is another connection to the same database. */
export async function holdGate(pool: pg.Pool, observer: pg.Pool, sql: string, values: readonly unknown[]): Promise<Gate> {
  const holder = await pool.connect();
  const pid = await lock(holder, sql, values);
  let open = false;

  async function end(command: 'commit' | 'rollback'): Promise<void> {
    if (open) return;
    open = true;
    await holder.query(command);
    holder.release();
  }

  return {
    async blocked(count, patienceMs = enough) {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        const waiting = await countWaiting(observer, pid);
        if (waiting >= count) return;
        if (performance.now() > deadline)
          throw new Error(`Expected ${count} transactions to wait behind the gate (${sql}), saw ${waiting}: does the code lock this row?`);
        await delay(5);
      }
    },
    release: () => end('commit'),
    [Symbol.asyncDispose]: () => end('rollback'),
  };
}

async function lock(holder: pg.PoolClient, sql: string, values: readonly unknown[]): Promise<number> {
  try {
    await holder.query('begin');
    const { rowCount } = await holder.query(sql, [...values]);
    if (!rowCount) throw new Error(`The gate found no row to lock: ${sql}`);
    const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows[0]!.pid;
  } catch (error) {
    holder.release(true);
    throw error;
  }
}

/** Transitively: of two backends that want one row, the second waits for the first, not for us. */
async function countWaiting(observer: pg.Pool, pid: number): Promise<number> {
  const { rows } = await observer.query<{ waiting: number }>(
    `with recursive edges as materialized (
       select pid, unnest(pg_blocking_pids(pid)) as blocker from pg_stat_activity where wait_event_type = 'Lock'
     ), waiting as (
       select pid from edges where blocker = $1
       union select edges.pid from edges join waiting on edges.blocker = waiting.pid
     ) select count(*)::int as waiting from waiting`,
    [pid],
  );
  return rows[0]!.waiting;
}
