import { paymentRefunded } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { type Books, credit as creditPosting, debit, type Entry } from '../books.ts';
import type { BuyerCredit } from '../buyer-credit.ts';
import type { PaymentContext } from '../context.ts';
import type { PaymentRow, RefundState, Tables } from '../tables.ts';
import { creditOf, decideRefund, nextSend, stateOf } from './rules.ts';
import { findRefund, insertRefund, lockPayment, lockRefund, restart, savePayment } from './store.ts';

type Tx = Transaction<Tables>;

export interface Order {
  readonly refundId: string;
  readonly attempt: number;
  readonly paymentId: string;
  /** Undefined: all that is left of the payment. */
  readonly amountMinor: number | undefined;
  readonly currency: string | undefined;
  readonly cause: string;
  /** Whose credit at whom it becomes; undefined: it goes back the way it came. */
  readonly credit: { readonly organizerId: string; readonly userId: string } | undefined;
}

export interface RecordParts {
  readonly books: Books;
  readonly credit: BuyerCredit;
  readonly publish: PaymentContext['publish'];
  readonly at: Date;
}

/** Records that money goes back, before anybody is asked for it. Answers whether there is something to send: an order that comes twice is one. */
export async function recordRefund(tx: Tx, order: Order, { books, credit, publish, at }: RecordParts): Promise<boolean> {
  const { refundId, paymentId, attempt, cause } = order;
  const payment = await lockPayment(tx, paymentId);
  if (await findRefund(tx, refundId)) return retry(tx, order, at);
  const amountMinor = payment ? decideRefund(payment, order) : 'impossible';
  // To give back what there is not is a contradiction somebody must look at: the message ends in the dead letters.
  if (!payment || amountMinor === 'impossible')
    throw new Error(
      `the refund ${refundId} of ${order.amountMinor ?? 'all'} of the payment ${paymentId} is not possible: it is ${payment?.state ?? 'unknown'}, ${payment?.promisedMinor} of ${payment?.amountMinor} go back already`,
    );
  if (amountMinor === 0) return false;
  const creditMinor = order.credit ? amountMinor : creditOf(payment, amountMinor);
  const state = stateOfNew(payment, amountMinor - creditMinor);
  await insertRefund(tx, {
    id: refundId,
    paymentId,
    cause,
    amountMinor,
    creditMinor,
    currency: payment.currency,
    state,
    providerId: null,
    attempt,
    sendAt: state === 'recorded' ? nextSend(0, at) : null,
    createdAt: at,
    updatedAt: at,
  });
  // What bought nothing never was a sale: booking says nothing of it to the books.
  if (cause === 'payment_rejected') await books.post(tx, [entryOfRejected(payment, amountMinor, at)]);
  if (creditMinor > 0)
    await credit.give(tx, {
      payment,
      organizerId: organizerOf(payment, order),
      refundId,
      kind: order.credit ? 'granted' : 'returned',
      amountMinor: creditMinor,
      at,
    });
  const after = {
    ...payment,
    promisedMinor: payment.promisedMinor + amountMinor,
    refundedMinor: payment.refundedMinor + creditMinor,
    creditedMinor: payment.creditedMinor + creditMinor,
  };
  await savePayment(tx, { ...after, state: stateOf(after), updatedAt: at });
  const { bookingId, currency } = payment;
  if (state === 'succeeded')
    await publish(tx, paymentRefunded, { paymentId, bookingId, amountMinor, currency, refundId, attempt, cause, creditMinor });
  return state === 'recorded';
}

/** Credit is there at once. Money that only the organizer has they give back by hand. */
function stateOfNew({ method }: PaymentRow, toSendMinor: number): RefundState {
  if (toSendMinor === 0) return 'succeeded';
  return method === 'provider' ? 'recorded' : 'by_hand';
}

/** Nobody makes another's money their own credit, nor one organizer's debt another's. */
function organizerOf({ id, organizerId, userId }: PaymentRow, { refundId, credit }: Order): string {
  const known = organizerId ?? credit?.organizerId;
  if (known === undefined || (credit && (credit.organizerId !== known || credit.userId !== userId)))
    throw new Error(`the refund ${refundId} of the payment ${id} would be another's credit, or at another organizer`);
  return known;
}

const entryOfRejected = ({ id, bookingId, currency, method, organizerId }: PaymentRow, amountMinor: number, at: Date): Entry => ({
  key: `payment ${id} rejected`,
  kind: 'payment_rejected',
  currency,
  bookingId,
  paymentId: id,
  happenedAt: at,
  postings: [
    debit('received', amountMinor),
    method === 'provider' ? creditPosting('to_refund', amountMinor) : creditPosting('by_hand', amountMinor, organizerId),
  ],
});

/** Its payment is locked. */
async function retry(tx: Tx, { refundId, attempt }: Order, at: Date): Promise<boolean> {
  const refund = await lockRefund(tx, refundId);
  if (refund?.state !== 'failed' || attempt <= refund.attempt) return false;
  await restart(tx, refundId, { attempt, at, sendAt: nextSend(0, at) });
  return true;
}
