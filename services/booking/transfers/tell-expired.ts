import { bookingTransferSettled } from '@event-planner/contracts/messages';
import type { TransfersParts } from './parts.ts';
import { takeExpired } from './expired-store.ts';

/** Longer ago nobody wonders any more: what expired while nothing ran is not told then. */
const daySeconds = 86_400;
const atOnce = 100;

/** Tells both sides of offers that nobody answered in time, each once. Nothing else depends on it: an offer is over by the clock. */
export async function tellExpired({ context }: Pick<TransfersParts, 'context'>): Promise<void> {
  const now = context.now();
  const since = new Date(now.getTime() - daySeconds * 1000);
  for (let told = atOnce; told === atOnce;) {
    told = await context.db.transaction(async tx => {
      const over = await takeExpired(tx, { now, since, limit: atOnce });
      for (const offer of over) await context.publish(tx, bookingTransferSettled, { ...offer, outcome: 'expired' });
      return over.length;
    });
  }
}
