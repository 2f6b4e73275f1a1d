import { allocate } from '@event-planner/contracts/allocate';
import type { bookingConfirmed, bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Price } from '@event-planner/contracts/pricing';
import type { Account } from '@event-planner/contracts/ledger';
import type { Body } from '@event-planner/model';
import { credit, debit, type Entry } from '../books.ts';

type Sold = Body<typeof bookingConfirmed>;
type Recorded = Body<typeof bookingRefundRecorded>;

/** Where the money of a sale is that no provider took. */
const placeOf = { cash: 'cash', card_terminal: 'terminal', invoice: 'receivable', none: 'by_hand' } as const satisfies Record<
  NonNullable<Sold['paidWith']>,
  Account
>;

/** An amount of an order, taken apart as the order's price is: its net and its taxes add up to it. */
export function takeApart(amountMinor: number, price: Price | undefined): { readonly netMinor: number; readonly taxMinor: number } {
  const taxOfPrice = price && !price.reverseCharge ? price.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0) : 0;
  const whole = price?.totalMinor ?? amountMinor;
  const [netMinor = 0, taxMinor = 0] = allocate(amountMinor, [whole - taxOfPrice, taxOfPrice]);
  return whole === 0 ? { netMinor: amountMinor, taxMinor: 0 } : { netMinor, taxMinor };
}

/** Tickets that were given to somebody or got a booking of their own: their money is that of the booking they come from. */
export const isNoSale = ({ origin }: Pick<Sold, 'origin'>): boolean => origin === 'split' || origin === 'transfer';

/** A sale: what was received for it is the organizer's now. */
export function entryOfSale(sold: Sold, soldAt: Date): Entry {
  const { organizerId = null, totalMinor, price, paymentId, paidWith } = sold;
  const { netMinor, taxMinor } = takeApart(totalMinor, price);
  const from = paymentId === undefined ? debit(placeOf[paidWith ?? 'none'], totalMinor, organizerId) : debit('received', totalMinor);
  return {
    key: `sale ${sold.bookingId}`,
    kind: 'sale',
    ...whatOf(sold),
    happenedAt: soldAt,
    postings: [from, credit('sales', netMinor, organizerId), credit('taxes', taxMinor, organizerId)],
  };
}

/** A refund of a sale. Of several, each bears what is left to bear when the whole is taken apart: all of them together are the sale backwards. */
export function entryOfRefund(refund: Recorded, at: Date): Entry {
  const { organizerId = null, amountMinor, beforeMinor, price, paymentId } = refund;
  const [before, after] = [takeApart(beforeMinor, price), takeApart(beforeMinor + amountMinor, price)];
  const to = paymentId === undefined ? credit('by_hand', amountMinor, organizerId) : credit('to_refund', amountMinor);
  return {
    key: `refund ${refund.refundId} recorded`,
    kind: 'refund_recorded',
    ...whatOf(refund),
    happenedAt: at,
    postings: [
      debit('refunds', after.netMinor - before.netMinor, organizerId),
      debit('taxes', after.taxMinor - before.taxMinor, organizerId),
      to,
    ],
  };
}

const whatOf = (of: Pick<Sold, 'currency' | 'eventId' | 'bookingId' | 'paymentId'>) => ({
  currency: of.currency,
  eventId: of.eventId,
  bookingId: of.bookingId,
  paymentId: of.paymentId ?? null,
});
