import type { SoldPage } from '@event-planner/contracts/sold';
import type { PaymentContext } from '../context.ts';
import type { SaleRecords } from './records.ts';
import { isWholePrice } from './rules.ts';
import { isBackfilled, listUnbooked } from './store.ts';

/** Books what booking says and the books do not: as its messages would have, with the keys they would have had. */
export type RebookSold = (sold: SoldPage['items'][number]) => Promise<void>;

export interface RebookParts {
  readonly records: SaleRecords;
  readonly writeSoon: () => void;
}

/**
 * Throws where it cannot be known what to book: of what was sold before there were books all is booked without a fee by another job, which has to be done first; and of
 * an order that was split since, booking no longer has the price that it was sold at.
 */
export function createRebookSold({ db, now }: Pick<PaymentContext, 'db' | 'now'>, { records, writeSoon }: RebookParts): RebookSold {
  return async ({ sale, refunds }) => {
    await db.transaction(async tx => {
      const unbooked = await listUnbooked(tx, [`sale ${sale.bookingId}`, ...refunds.map(({ refundId }) => `refund ${refundId} recorded`)]);
      if (unbooked.has(`sale ${sale.bookingId}`)) {
        if (!(await isBackfilled(tx))) throw new Error('what was sold before there were books is still being booked');
        if (!isWholePrice(sale)) throw new Error(`the order ${sale.bookingId} was split, so its price is no longer that of what was sold`);
        await records.sales(tx, [sale], sale.confirmedAt === undefined ? now() : new Date(sale.confirmedAt));
      }
      for (const refund of refunds) if (unbooked.has(`refund ${refund.refundId} recorded`)) await records.refund(tx, refund);
    });
    writeSoon();
  };
}
