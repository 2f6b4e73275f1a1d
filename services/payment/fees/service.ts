import type { FeeTerms } from '@event-planner/contracts/platform-fees';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { SaleFees } from '../sale-fees.ts';
import type { Schedules } from '../schedule-tables.ts';
import { entriesOfFee, entriesOfFeeBack, feeOf } from './rules.ts';
import { findFeePaid, insertWaiting, takeWaiting } from './store.ts';

export interface Fees extends SaleFees {
  /** Books what comes back with refunds that were heard of before their sale. */
  bookWaiting(): Promise<void>;
}

const batch = 100;

export function createFees(
  { db, now }: PaymentContext,
  { books, schedules }: { readonly books: Books; readonly schedules: Schedules<FeeTerms> },
): Fees {
  return {
    async ofSales(sold, at) {
      const organizerIds = sold.flatMap(({ organizerId }) => organizerId ?? []);
      const found = new Map<string, { readonly id: string; readonly terms: FeeTerms | null }>();
      (await schedules.findAll(organizerIds, at)).forEach((row, place) => row && found.set(organizerIds[place] ?? '', row));
      return sold.map(one => {
        const schedule = found.get(one.organizerId ?? '');
        return { scheduleId: schedule?.id ?? null, feeMinor: feeOf(schedule?.terms ?? null, one) };
      });
    },
    entriesOfSale: entriesOfFee,
    async entriesOfRefund(tx, refund, at) {
      const paid = await findFeePaid(tx, refund.bookingId);
      if (paid) return entriesOfFeeBack(refund, paid, at);
      await insertWaiting(tx, refund);
      return [];
    },
    bookWaiting: () =>
      db.transaction(async tx => {
        const refunds = await takeWaiting(tx, batch);
        for (const refund of refunds) {
          const paid = await findFeePaid(tx, refund.bookingId);
          if (paid) await books.post(tx, entriesOfFeeBack(refund, paid, now()));
        }
      }),
  };
}
