import { paymentRefunded, paymentRefundFailed } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import { type Books, credit, debit, type Entry } from '../books.ts';
import type { RefundFact } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, RefundRow, Tables } from '../tables.ts';
import { decideFact, nextSend, stateOf } from './rules.ts';
import { setSendAt, findRefund, lockPayment, lockRefund, savePayment, updateRefund } from './store.ts';

type Tx = Transaction<Tables>;

/** Turns the provider's word about a refund into our state. `asked`: it is the answer to a question about the refund as it was then, and so the truth. */
export type SettleRefund = (tx: Tx, fact: RefundFact, asked?: RefundRow) => Promise<EventOutcome>;

interface News {
  readonly payment: PaymentRow;
  readonly refund: RefundRow;
  readonly fact: RefundFact;
}

export function createSettleRefund({ now, log, publish }: PaymentContext, books: Books): SettleRefund {
  const announce = async (tx: Tx, { payment, refund, fact }: News): Promise<void> => {
    const { id: refundId, amountMinor, currency, attempt, cause } = refund;
    const facts = { paymentId: payment.id, bookingId: payment.bookingId, amountMinor, currency, refundId, attempt };
    if (fact.state === 'succeeded') await publish(tx, paymentRefunded, { ...facts, cause, creditMinor: refund.creditMinor });
    if (fact.state !== 'failed') return;
    await publish(tx, paymentRefundFailed, { ...facts, code: fact.code ?? 'unknown', creditMinor: refund.creditMinor });
    log.error(
      { refund: refundId, payment: payment.id, code: fact.code },
      'REFUND FAILED at the provider: the buyer has not got the money back, look at it',
    );
  };

  const apply = async (tx: Tx, news: News): Promise<void> => {
    const { payment, refund, fact } = news;
    const at = now();
    await updateRefund(tx, refund.id, {
      state: fact.state,
      providerId: fact.providerId ?? refund.providerId,
      sendAt: fact.state === 'pending' ? nextSend(refund.attempts, at) : null,
      failureCode: fact.state === 'failed' ? (fact.code ?? 'unknown') : null,
      updatedAt: at,
    });
    const sentMinor = refund.amountMinor - refund.creditMinor;
    const went = (fact.state === 'succeeded' ? sentMinor : 0) - (refund.state === 'succeeded' ? sentMinor : 0);
    const after = { ...payment, refundedMinor: payment.refundedMinor + went };
    if (went !== 0) {
      await savePayment(tx, { ...after, state: stateOf(after), updatedAt: at });
      await books.post(tx, [entryOf(news, { wentMinor: went, at })]);
    }
    await announce(tx, news);
  };

  return async (tx, fact, asked) => {
    const known = fact.refundId === undefined ? undefined : await findRefund(tx, fact.refundId);
    if (!known) return 'unknown';
    const payment = await lockPayment(tx, known.paymentId);
    const refund = await lockRefund(tx, known.id);
    if (!payment || !refund) throw new Error(`the refund ${known.id} has no payment`);
    const verdict = decideFact(refund, fact, asked?.updatedAt.getTime() === refund.updatedAt.getTime());
    if (verdict === 'apply') await apply(tx, { payment, refund, fact });
    else if (verdict === 'ask') await setSendAt(tx, refund.id, now());
    else if (asked && refund.state !== 'recorded' && refund.state !== 'pending') await setSendAt(tx, refund.id, null);
    return verdict === 'apply' ? 'applied' : 'ignored';
  };
}

/** Sent back, or returned by the bank: each attempt can be both, once. */
function entryOf({ payment, refund }: News, { wentMinor, at }: { readonly wentMinor: number; readonly at: Date }): Entry {
  const isSent = wentMinor > 0;
  return {
    key: `refund ${refund.id} attempt ${refund.attempt} ${isSent ? 'sent' : 'returned'}`,
    kind: isSent ? 'refund_sent' : 'refund_returned',
    currency: refund.currency,
    bookingId: payment.bookingId,
    paymentId: payment.id,
    happenedAt: at,
    postings: [debit('to_refund', wentMinor), credit('provider', wentMinor)],
  };
}
