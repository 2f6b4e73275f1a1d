import type { Subscribers } from '@event-planner/platform/service';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import type { SaleRecords } from './records.ts';
import { entryOfPaidOut } from './rules.ts';
import { creditOfRefund } from './store.ts';

type Heard = 'booking.confirmed.v1' | 'booking.refund-recorded.v1' | 'booking.refund-paid-out.v1';

/** What was sold and what of it goes back, into the books. */
export function saleSubscribers(
  { now }: Pick<PaymentContext, 'now'>,
  { books, records, writeSoon }: { readonly books: Books; readonly records: SaleRecords; readonly writeSoon: () => void },
): Pick<Subscribers<typeof payment, Tables>, Heard> {
  return {
    'booking.confirmed.v1': {
      async inBatches(items, tx) {
        await records.sales(
          tx,
          items.map(({ body }) => body),
          now(),
        );
        return writeSoon;
      },
    },
    async 'booking.refund-recorded.v1'(refund, { tx }) {
      await records.refund(tx, refund);
      return writeSoon;
    },
    'booking.refund-paid-out.v1': async (paidOut, { tx }) =>
      books.post(tx, [entryOfPaidOut(paidOut, await creditOfRefund(tx, paidOut.refundId))]),
  };
}
