import type { Transaction } from '@event-planner/platform/database';
import { type Books, credit, debit } from '../books.ts';
import type { Tables } from '../tables.ts';
import { decideRefund, nextSend, stateOf } from './rules.ts';
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
}

/** Records that money goes back, before anybody is asked for it. Answers whether there is something to send: an order that comes twice is one. */
export async function recordRefund(tx: Tx, order: Order, { books, at }: { readonly books: Books; readonly at: Date }): Promise<boolean> {
  const { refundId, paymentId, attempt } = order;
  const payment = await lockPayment(tx, paymentId);
  if (await findRefund(tx, refundId)) return retry(tx, order, at);
  const amountMinor = payment ? decideRefund(payment, order) : 'impossible';
  // To give back what there is not is a contradiction somebody must look at: the message ends in the dead letters.
  if (!payment || amountMinor === 'impossible')
    throw new Error(
      `the refund ${refundId} of ${order.amountMinor ?? 'all'} of the payment ${paymentId} is not possible: it is ${payment?.state ?? 'unknown'}, ${payment?.promisedMinor} of ${payment?.amountMinor} go back already`,
    );
  if (amountMinor === 0) return false;
  // Nobody but the organizer has the money: they give it back by hand.
  const isByProvider = payment.method === 'provider';
  await insertRefund(tx, {
    id: refundId,
    paymentId,
    cause: order.cause,
    amountMinor,
    currency: payment.currency,
    state: isByProvider ? 'recorded' : 'by_hand',
    providerId: null,
    attempt,
    sendAt: isByProvider ? nextSend(0, at) : null,
    createdAt: at,
    updatedAt: at,
  });
  // What bought nothing never was a sale: booking says nothing of it to the books.
  if (order.cause === 'payment_rejected')
    await books.post(tx, [
      {
        key: `payment ${paymentId} rejected`,
        kind: 'payment_rejected',
        currency: payment.currency,
        bookingId: payment.bookingId,
        paymentId,
        happenedAt: at,
        postings: [
          debit('received', amountMinor),
          isByProvider ? credit('to_refund', amountMinor) : credit('by_hand', amountMinor, payment.organizerId),
        ],
      },
    ]);
  const promised = { ...payment, promisedMinor: payment.promisedMinor + amountMinor };
  await savePayment(tx, { ...promised, state: stateOf(promised), updatedAt: at });
  return isByProvider;
}

/** Its payment is locked. */
async function retry(tx: Tx, { refundId, attempt }: Order, at: Date): Promise<boolean> {
  const refund = await lockRefund(tx, refundId);
  if (refund?.state !== 'failed' || attempt <= refund.attempt) return false;
  await restart(tx, refundId, { attempt, at, sendAt: nextSend(0, at) });
  return true;
}
