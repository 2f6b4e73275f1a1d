import type { bookingConfirmed, bookingRefundPaidOut, bookingRefundRecorded } from '@event-planner/contracts/messages';
import type { Account } from '@event-planner/contracts/ledger';
import type { Body } from '@event-planner/model';
import { partsOfRefund, takeApart, type TakenApart } from '@event-planner/contracts/taking-apart';
import { credit, debit, type Entry, net, type Posting } from '../books.ts';

type What = 'bookingId' | 'eventId' | 'organizerId' | 'paymentId' | 'currency';
type Sold = Pick<Body<typeof bookingConfirmed>, What | 'totalMinor' | 'price' | 'paidWith'>;
type Recorded = Pick<Body<typeof bookingRefundRecorded>, What | 'refundId' | 'amountMinor' | 'beforeMinor' | 'price' | 'parts'>;
type PaidOut = Body<typeof bookingRefundPaidOut>;

/** Where the money of a sale is that no provider took. */
const placeOf = {
  cash: 'cash',
  card_terminal: 'terminal',
  bank_transfer: 'bank',
  invoice: 'receivable',
  none: 'by_hand',
} as const satisfies Record<NonNullable<Sold['paidWith']>, Account>;

/** A sale: what was received for it is the organizer's now. */
export function entryOfSale(sold: Sold, soldAt: Date): Entry {
  const { organizerId = null, totalMinor, price, paymentId, paidWith } = sold;
  const parts = takeApart(totalMinor, price);
  const from = paymentId === undefined ? debit(placeOf[paidWith ?? 'none'], totalMinor, organizerId) : debit('received', totalMinor);
  return {
    key: `sale ${sold.bookingId}`,
    kind: 'sale',
    ...whatOf(sold),
    happenedAt: soldAt,
    postings: [from, net('sales', parts, { organizerId, sign: -1 }), ...taxPostings(parts.taxes, price, { organizerId, sign: -1 })],
  };
}

/** Whether a price is that of all that was sold. Of an exchange only the difference was. */
export const isWholePrice = ({
  origin,
  price,
  totalMinor,
}: Pick<Body<typeof bookingConfirmed>, 'origin' | 'price' | 'totalMinor'>): boolean =>
  price === undefined || price.totalMinor === totalMinor || origin === 'exchange';

/** A refund of a sale. All refunds of it together are the sale backwards. */
export function entryOfRefund(refund: Recorded, at: Date): Entry {
  const { organizerId = null, amountMinor, price, paymentId } = refund;
  const parts = partsOfRefund(refund);
  const to = paymentId === undefined ? credit('by_hand', amountMinor, organizerId) : credit('to_refund', amountMinor);
  return {
    key: `refund ${refund.refundId} recorded`,
    kind: 'refund_recorded',
    ...whatOf(refund),
    happenedAt: at,
    postings: [net('refunds', parts, { organizerId, sign: 1 }), ...taxPostings(parts.taxes, price, { organizerId, sign: 1 }), to],
  };
}

/** The provider could not give it back, and the organizer did: it is no longer owed to the buyer, but to them. What of it is credit was never owed in money. */
export function entryOfPaidOut(paidOut: PaidOut, creditMinor: number): Entry {
  const { refundId, nth = 1, isUndone = false, organizerId = null } = paidOut;
  const outMinor = (isUndone ? -1 : 1) * (paidOut.amountMinor - creditMinor);
  return {
    key: `refund ${refundId} paid out${nth === 1 ? '' : ` ${nth}`}`,
    kind: isUndone ? 'refund_not_paid_out' : 'refund_paid_out',
    ...whatOf(paidOut),
    happenedAt: new Date(paidOut.paidOutAt),
    postings: [debit('to_refund', outMinor), credit('by_hand', outMinor, organizerId)],
  };
}

const taxPostings = (
  taxes: TakenApart['taxes'],
  price: Sold['price'],
  { organizerId, sign }: { readonly organizerId: string | null; readonly sign: 1 | -1 },
): readonly Posting[] =>
  (price?.taxes ?? []).map(({ id, name, basisPoints }) => {
    const { taxMinor = 0, baseMinor = 0 } = taxes.find(tax => tax.id === id) ?? {};
    const tax = { name, basisPoints, reverseCharge: price?.reverseCharge ?? false, baseMinor: sign * baseMinor };
    return { ...debit('taxes', sign * taxMinor, organizerId), tax };
  });

const whatOf = (of: Pick<Sold, 'currency' | 'eventId' | 'bookingId' | 'paymentId'>) => ({
  currency: of.currency,
  eventId: of.eventId,
  bookingId: of.bookingId,
  paymentId: of.paymentId ?? null,
});
