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

/** Nothing has come for it yet, and no provider has it in hand. What was given up may still be paid, late. */
export const isAwaited = ({ state, providerId }: Pick<PaymentRow, 'state' | 'providerId'>): boolean =>
  (state === 'created' || state === 'failed' || state === 'cancelled') && providerId === null;

/** What was waited for has come. An invoice was a sale already; anything else is the buyer's money until it has bought something. */
export function entryOfArrival(payment: PaymentRow, { from, at }: Arrived): Entry {
  const { id, bookingId, eventId, amountMinor, currency, organizerId } = payment;
  const to: Posting = isInvoiced(payment) ? credit('receivable', amountMinor, organizerId) : credit('received', amountMinor);
  return {
    key: `payment ${id} received`,
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
    way: method === 'credit' ? 'provider' : method,
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
