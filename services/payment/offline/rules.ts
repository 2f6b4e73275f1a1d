import { epcCode } from '@event-planner/contracts/epc';
import type { BookingDue, PaymentInstructions, TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Account } from '@event-planner/contracts/ledger';
import type { Arrived } from '../arriving.ts';
import { credit, debit, type Entry, type Posting } from '../books.ts';
import type { PaymentRow } from '../tables.ts';

export const accountOf = { cash: 'cash', card_terminal: 'terminal', bank_transfer: 'bank' } as const satisfies Record<
  TakenPayment['paidWith'],
  Account
>;

/** An invoice that was sent: its sale is booked, and the buyer has the tickets. Before, it is only a wish. */
export const isInvoiced = ({ method, dueAt }: Pick<PaymentRow, 'method' | 'dueAt'>): boolean => method === 'invoice' && dueAt !== null;

type Open = Pick<PaymentRow, 'state' | 'providerId' | 'method' | 'dueAt'>;
/** Nothing has come for it yet, and no provider has it in hand. What was given up may still be paid, late; an invoice that somebody ended may not. */
export const isAwaited = (payment: Open): boolean => {
  const { state, providerId } = payment;
  return providerId === null && (state === 'created' || state === 'failed' || (state === 'cancelled' && !isInvoiced(payment)));
};

/** Of an invoice that nobody has paid, what was given back is not owed any more: the organizer has nothing to pay out for it. */
export const entryOfInvoiceCut = (
  { id, bookingId, eventId, currency, organizerId }: PaymentRow,
  { refundId, cutMinor, at }: { readonly refundId: string; readonly cutMinor: number; readonly at: Date },
): Entry => ({
  key: `refund ${refundId} off the invoice`,
  kind: 'correction',
  currency,
  eventId,
  bookingId,
  paymentId: id,
  happenedAt: at,
  postings: [debit('by_hand', cutMinor, organizerId), credit('receivable', cutMinor, organizerId)],
});

/** What was waited for has come. An invoice was a sale already; anything else is the buyer's money until it has bought something. */
export function entryOfArrival(payment: PaymentRow, { from, at }: Arrived): Entry {
  const { id, bookingId, eventId, amountMinor, currency, organizerId } = payment;
  const to: Posting = isInvoiced(payment) ? credit('receivable', amountMinor, organizerId) : credit('received', amountMinor);
  return {
    // Once for each time that it comes: see corrections.
    key: `payment ${id} received${payment.undone === 0 ? '' : ` again ${payment.undone}`}`,
    kind: 'payment_received',
    currency,
    eventId,
    bookingId,
    paymentId: id,
    happenedAt: at,
    postings: [debit(from, amountMinor, organizerId), to],
  };
}

/** Somebody decided that an invoice will not be paid. */
export const entryOfWriteOff = ({ id, bookingId, eventId, amountMinor, currency, organizerId }: PaymentRow, at: Date): Entry => ({
  key: `payment ${id} written off`,
  kind: 'written_off',
  currency,
  eventId,
  bookingId,
  paymentId: id,
  happenedAt: at,
  postings: [debit('written_off', amountMinor, organizerId), credit('receivable', amountMinor, organizerId)],
});

export function instructionsOf(payment: PaymentRow): PaymentInstructions {
  const { bookingId, method, amountMinor, currency, payBy, account } = payment;
  const reference = payment.reference ?? '';
  return {
    bookingId,
    way: method,
    amountMinor,
    currency,
    payBy: payBy.toISOString(),
    reference,
    account,
    code: account && epcCode({ account, reference, amount: { amountMinor, currency } }),
  };
}

/** What the buyer's choice makes of a payment. */
export const chosenAs = (due: BookingDue) => ({
  method: due.way,
  state: 'created' as const,
  payBy: new Date(due.payBy),
  organizerId: due.organizerId,
  eventId: due.eventId,
  eventTitle: due.eventTitle,
  buyerName: due.name,
  reference: due.reference,
  account: due.account,
  failureCode: null,
  askAt: null,
});
