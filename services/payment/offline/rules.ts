import { epcCode } from '@event-planner/contracts/epc';
import type { BookingDue, PaymentInstructions, TakenPayment } from '@event-planner/contracts/payment-ways';
import type { Account } from '@event-planner/contracts/ledger';
import type { Arrived } from '../arriving.ts';
import { credit, debit, type Entry, type Posting } from '../books.ts';
import { isInvoiced, isWrittenOff } from '../invoiced.ts';
import type { PaymentRow } from '../tables.ts';

export const accountOf = { cash: 'cash', card_terminal: 'terminal', bank_transfer: 'bank' } as const satisfies Record<
  TakenPayment['paidWith'],
  Account
>;

type Open = Pick<PaymentRow, 'state' | 'failureCode' | 'providerId' | 'method' | 'dueAt'>;
/** Nothing has come for it yet, and no provider has it in hand. What was given up or written off may still be paid, late; an invoice of what went back may not. */
export const isAwaited = (payment: Open): boolean => {
  const { state, providerId } = payment;
  const isLate = state === 'cancelled' && (!isInvoiced(payment) || isWrittenOff(payment));
  return providerId === null && (state === 'created' || state === 'failed' || isLate);
};

type Owing = Pick<PaymentRow, 'state' | 'failureCode' | 'amountMinor' | 'writtenOffMinor'>;
interface InvoiceCut {
  /** Of what goes back, what nobody had paid. */
  readonly cutMinor: number;
  readonly writtenOffMinor: number;
  readonly change: Partial<Pick<PaymentRow, 'state' | 'failureCode' | 'amountMinor'>>;
}

/** Something of what an invoice is about went back: of an open one what it asks for first, then what was written off; nobody has paid either. */
export function decideInvoiceCut(payment: Owing, amountMinor: number): InvoiceCut {
  const openMinor = payment.state === 'created' ? payment.amountMinor : 0;
  const unpaidMinor = openMinor + payment.writtenOffMinor;
  const cutMinor = Math.min(amountMinor, unpaidMinor);
  const left = openMinor - Math.min(cutMinor, openMinor);
  const writtenOffMinor = unpaidMinor - cutMinor - left;
  if (payment.state !== 'created' && !isWrittenOff(payment)) return { cutMinor, writtenOffMinor, change: {} };
  if (left > 0) return { cutMinor, writtenOffMinor, change: { amountMinor: left } };
  if (writtenOffMinor === 0) return { cutMinor, writtenOffMinor, change: { state: 'cancelled', failureCode: 'given_back' } };
  const lastMinor = isWrittenOff(payment) ? Math.min(payment.amountMinor, writtenOffMinor) : writtenOffMinor;
  return { cutMinor, writtenOffMinor, change: { state: 'cancelled', failureCode: 'written_off', amountMinor: lastMinor } };
}

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

/** Once for each time that it comes: see corrections. */
const keyOfArrival = ({ id, undone }: Pick<PaymentRow, 'id' | 'undone'>): string =>
  `payment ${id} received${undone === 0 ? '' : ` again ${undone}`}`;

/** What was waited for has come. An invoice was a sale already; anything else is the buyer's money until it has bought something. */
export function entryOfArrival(payment: PaymentRow, { from, at }: Pick<Arrived, 'from' | 'at'>): Entry {
  const { id, bookingId, eventId, amountMinor, currency, organizerId } = payment;
  const to: Posting = isInvoiced(payment) ? credit('receivable', amountMinor, organizerId) : credit('received', amountMinor);
  return {
    key: keyOfArrival(payment),
    kind: 'payment_received',
    currency,
    eventId,
    bookingId,
    paymentId: id,
    happenedAt: at,
    postings: [debit(from, amountMinor, organizerId), to],
  };
}

/** The rest of an invoice that was paid in part comes after all. */
export const entryOfLater = (payment: PaymentRow, { from, at }: Pick<Arrived, 'from' | 'at'>, amountMinor: number): Entry => ({
  ...entryOfArrival({ ...payment, amountMinor }, { from, at }),
  key: `${keyOfArrival(payment)} later ${payment.later}`,
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
