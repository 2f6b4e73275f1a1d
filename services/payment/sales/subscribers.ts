import type { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Subscribers } from '@event-planner/platform/service';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { SaleRow, Tables } from '../tables.ts';
import { entryOfRefund, entryOfSale, isNoSale } from './rules.ts';
import { insertSales } from './store.ts';

/** What was sold and what of it goes back, into the books. */
export const saleSubscribers = (
  { now }: Pick<PaymentContext, 'now'>,
  books: Books,
): Pick<Subscribers<typeof payment, Tables>, 'booking.confirmed.v1' | 'booking.refund-recorded.v1'> => ({
  'booking.confirmed.v1': {
    async inBatches(items, tx) {
      const soldAt = now();
      await insertSales(
        tx,
        items.map(({ body }) => rowOf(body, soldAt)),
      );
      await books.post(
        tx,
        items.flatMap(({ body }) => (isNoSale(body) ? [] : [entryOfSale(body, soldAt)])),
      );
    },
  },
  'booking.refund-recorded.v1': (refund, { tx }) => books.post(tx, [entryOfRefund(refund, now())]),
});

const rowOf = (sold: Body<typeof bookingConfirmed>, soldAt: Date): SaleRow => ({
  bookingId: sold.bookingId,
  organizerId: sold.organizerId ?? null,
  organizerName: sold.organizerName,
  eventId: sold.eventId,
  eventTitle: sold.eventTitle,
  startsAt: new Date(sold.startsAt),
  endsAt: new Date(sold.endsAt),
  timeZone: sold.timeZone,
  userId: sold.userId,
  buyerName: sold.attendeeName,
  email: sold.email,
  reference: sold.reference,
  origin: sold.origin ?? 'online',
  parentId: sold.parentId ?? null,
  paidWith: sold.paidWith ?? null,
  paymentId: sold.paymentId ?? null,
  lines: sold.lines,
  price: sold.price ?? null,
  totalMinor: isNoSale(sold) ? 0 : sold.totalMinor,
  currency: sold.currency,
  soldAt,
});
