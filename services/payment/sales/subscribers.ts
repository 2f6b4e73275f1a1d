import type { Subscribers } from '@event-planner/platform/service';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { payment } from '../manifest.ts';
import type { SaleFee, SaleFees, Sold } from '../sale-fees.ts';
import type { SaleRow, Tables } from '../tables.ts';
import { entryOfRefund, entryOfSale, isNoSale } from './rules.ts';
import { insertSales } from './store.ts';

/** What was sold and what of it goes back, into the books. */
export const saleSubscribers = (
  { now }: Pick<PaymentContext, 'now'>,
  { books, fees }: { readonly books: Books; readonly fees: SaleFees },
): Pick<Subscribers<typeof payment, Tables>, 'booking.confirmed.v1' | 'booking.refund-recorded.v1'> => ({
  'booking.confirmed.v1': {
    async inBatches(items, tx) {
      const soldAt = now();
      const sales = items.map(({ body }) => body);
      const taken = (await fees.ofSales(sales, soldAt)).map((fee, at) => (isNoSale(sales[at] as Sold) ? noFee : fee));
      await insertSales(
        tx,
        sales.map((sold, at) => rowOf(sold, { ...(taken[at] as SaleFee), soldAt })),
      );
      await books.post(
        tx,
        sales.flatMap((sold, at) =>
          isNoSale(sold) ? [] : [entryOfSale(sold, soldAt), ...fees.entriesOfSale(sold, taken[at] as SaleFee, soldAt)],
        ),
      );
    },
  },
  'booking.refund-recorded.v1': async (refund, { tx }) => {
    const at = now();
    await books.post(tx, [entryOfRefund(refund, at), ...(await fees.entriesOfRefund(tx, refund, at))]);
  },
});

const noFee: SaleFee = { scheduleId: null, feeMinor: 0 };

const rowOf = (sold: Sold, { soldAt, scheduleId, feeMinor }: SaleFee & { readonly soldAt: Date }): SaleRow => ({
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
  feeScheduleId: scheduleId,
  feeMinor,
  soldAt,
});
