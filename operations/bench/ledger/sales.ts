import { priceOrder } from '@event-planner/contracts/price-order';
import { newId } from '@event-planner/platform/ids';
import { credit, debit, type Entry } from '@event-planner/services/payment/books';
import { entriesOfFee } from '@event-planner/services/payment/fees/rules';
import type { Sold } from '@event-planner/services/payment/sale-fees';
import { entryOfSale } from '@event-planner/services/payment/sales/rules';
import { rowOf } from '@event-planner/services/payment/sales/records';

const [eventId, organizerId] = [newId(), newId()];
const fee = { scheduleId: null, feeMinor: 80 };
const line = { ticketTypeId: newId(), kind: 'ticket' as const, quantity: 2, priceMinor: 2000 };
const { price } = priceOrder({
  rules: { pricesInclude: 'taxes', taxes: [{ id: 'vat', name: 'VAT', basisPoints: 1900 }], fees: [] },
  lines: [{ ...line, taxIds: ['vat'] }],
});

/** Money of a buyer has come: what is posted when the provider says so. */
export function arrival(happenedAt: Date): Entry {
  const paymentId = newId();
  return {
    key: `payment ${paymentId} received`,
    kind: 'payment_received',
    currency: 'EUR',
    bookingId: newId(),
    paymentId,
    happenedAt,
    postings: [debit('provider', price.totalMinor), credit('received', price.totalMinor)],
  };
}

/** Two tickets with 19 % of tax, and the platform's fee: what is posted, and beside it, when booking says that they are sold. */
export function sale(soldAt: Date): { readonly row: ReturnType<typeof rowOf>; readonly entries: readonly Entry[] } {
  const sold: Sold = {
    ...evening,
    bookingId: newId(),
    userId: newId(),
    paymentId: newId(),
    totalMinor: price.totalMinor,
    price,
    lines: [{ ...line, ticketTypeName: 'Stalls', seat: null, place: 'Stalls' }],
    tickets: [],
  };
  return { row: rowOf({ sold, soldAt, fee }), entries: [entryOfSale(sold, soldAt), ...entriesOfFee(sold, fee, soldAt)] };
}

const evening = {
  eventId,
  organizerId,
  currency: 'EUR',
  reference: 'ABCD2345',
  email: 'bench@example.test',
  attendeeName: 'Ada',
  eventTitle: 'Evening of songs',
  eventSlug: 'evening-of-songs',
  startsAt: '2030-06-01T18:00:00.000Z',
  endsAt: '2030-06-01T21:00:00.000Z',
  timeZone: 'Europe/Berlin',
  venueName: 'The Theatre',
  venueAddress: '',
  organizerName: 'The Theatre',
};
