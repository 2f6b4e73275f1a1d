import { type Books, credit, debit } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { AnnounceDispute } from './announce.ts';
import { findSale, listOrphans, lockOrphan, sumSuspended, updateDispute } from './store.ts';

/**
 * A dispute may be heard of before the sale that it is about is in the books. Once it is, the dispute is its organizer's: what it took is theirs, and they are told.
 * Part of the job, and no look of its own for each sale: hardly any is disputed.
 */
export function createAdoptDisputes({ db, now }: Pick<PaymentContext, 'db' | 'now'>, books: Books, announce: AnnounceDispute) {
  const adopt = (id: string): Promise<void> =>
    db.transaction(async tx => {
      const orphan = await lockOrphan(tx, id);
      const sale = orphan && (await findSale(tx, orphan.bookingId));
      if (!orphan || !sale || sale.organizerId === null) return;
      const { organizerId, eventId } = sale;
      await updateDispute(tx, id, { organizerId, eventId, updatedAt: now() });
      const { paymentId, bookingId, currency } = orphan;
      // What waits there was credited to nobody: it is the organizer's loss.
      const suspendedMinor = await sumSuspended(tx, paymentId, currency);
      const entry = {
        key: `dispute ${id} adopted`,
        kind: 'dispute_opened',
        eventId,
        bookingId,
        paymentId,
        currency,
        happenedAt: now(),
      } as const;
      if (suspendedMinor !== 0)
        await books.post(tx, [
          { ...entry, postings: [credit('suspense', suspendedMinor), debit('disputes', suspendedMinor, organizerId)] },
        ]);
      await announce(tx, { ...orphan, organizerId, eventId }, { sale, before: undefined });
    });
  return async (): Promise<void> => {
    for (const id of await listOrphans(db.query)) await adopt(id);
  };
}
