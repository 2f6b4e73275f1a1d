import { setTimeout as delay } from 'node:timers/promises';
import { type Database, statement } from '@event-planner/platform/database';

export interface Confirmations extends Disposable {
  /** Resolves once the booking is no longer pending. */
  settled(bookingId: string): Promise<void>;
}

const pauseMs = 20;
const findSettled = statement<{ id: string }>(`select id from bookings where id = any($1::uuid[]) and state <> 'pending'`);

/**
 * Watches for all buyers at once, in the database: browsers look after 400 ms, 600 ms and so on, which would limit a closed loop to their patience, and
 * looking more often would be most of the load.
 */
export const watchConfirmations = <Tables>(db: Pick<Database<Tables>, 'query'>): Confirmations =>
  watchRows(async ids => (await findSettled(db.query, [ids])).map(({ id }) => id));

/** `find` answers which of these are settled. */
export function watchRows(find: (ids: readonly string[]) => Promise<readonly string[]>): Confirmations {
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  let stopped = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting.size > 0 && !stopped) {
      for (const id of await find([...waiting.keys()])) {
        waiting.get(id)?.resolve();
        waiting.delete(id);
      }
      await delay(pauseMs);
    }
    running = undefined;
  }
  function fail(error: unknown): void {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
    running = undefined;
  }
  return {
    settled(bookingId) {
      const one = Promise.withResolvers<void>();
      waiting.set(bookingId, one);
      running ??= run().catch(fail);
      return one.promise;
    },
    [Symbol.dispose]() {
      stopped = true;
      fail(new Error('the benchmark is over'));
    },
  };
}
