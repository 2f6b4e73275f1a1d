import type { Transaction } from '@event-planner/platform/database';
import type { BookingContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { type CancellationRow, listOpenOrders, setFinished } from './store.ts';

/** Ends one order of a cancelled event and gives its money back, if that was not done. Run what it answers once it is committed. */
export type GiveOrderBack = (tx: Transaction<Tables>, bookingId: string, run: CancellationRow) => Promise<() => void>;

export interface RunParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'log'>;
  readonly giveOrderBack: GiveOrderBack;
}

const atOnce = 100;

/**
 * Goes through the orders of a cancelled event, each in a transaction of its own. It may die anywhere and be begun again, and run in two processes at once: an order's
 * lock and the key of its refund are what makes it once. One that cannot be given back does not keep the others waiting; it is tried again by the next run.
 */
export const createRun =
  ({ context: { db, now, log }, giveOrderBack }: RunParts) =>
  async (run: CancellationRow, goesOn: () => boolean): Promise<void> => {
    const { eventId } = run;
    for (let after: string | null = null; goesOn();) {
      const ids: readonly string[] = await listOpenOrders(db.query, { eventId, after, limit: atOnce });
      for (const id of ids) {
        if (!goesOn()) return;
        try {
          (await db.transaction(tx => giveOrderBack(tx, id, run)))();
        } catch (err) {
          log.error({ err, booking: id, event: eventId }, 'an order of a cancelled event could not be given back yet');
        }
      }
      after = ids.at(-1) ?? null;
      if (ids.length === atOnce) continue;
      if ((await listOpenOrders(db.query, { eventId, after: null, limit: 1 })).length === 0) await setFinished(db.query, eventId, now());
      return;
    }
  };
