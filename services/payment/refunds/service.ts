import { paymentRefunded } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import type { PaymentContext } from '../context.ts';
import type { Provider, RefundFact } from '../provider/provider.ts';
import type { EventOutcome, RefundRow, Tables } from '../tables.ts';
import { decideRefund, mayBecome, nextSend } from './rules.ts';
import {
  claimDue,
  findRefund,
  getPayment,
  insertRefund,
  lockPayment,
  lockRefund,
  postpone,
  setPaymentState,
  updateRefund,
} from './store.ts';

type Tx = Transaction<Tables>;

export interface Refunds {
  /** Records that a payment goes back; answers the refund to send once that is committed. Recorded before, it answers nothing. */
  record(tx: Tx, paymentId: string): Promise<string | undefined>;
  /** Tells the provider. Never rejects: what did not come through is tried again by `sendDue`. */
  send(refundId: string): Promise<void>;
  settle(tx: Tx, fact: RefundFact): Promise<EventOutcome>;
  sendDue(): Promise<void>;
}

const batch = 20;

export function createRefunds(context: PaymentContext, provider: Provider): Refunds {
  const { db, now, log } = context;

  const ask = async (refund: RefundRow): Promise<RefundFact> => {
    if (refund.providerId !== null) return provider.getRefund(refund.providerId);
    const { providerId } = await getPayment(db.query, refund.paymentId);
    if (providerId === null) throw new Error(`the payment ${refund.paymentId} is to go back, but the provider's id for it is not known`);
    return provider.refund({ refundId: refund.id, intentId: providerId, amountMinor: refund.amountMinor, currency: refund.currency });
  };

  const settle: Refunds['settle'] = async (tx, fact) => {
    const refund = fact.refundId === undefined ? undefined : await lockRefund(tx, fact.refundId);
    if (!refund) return 'unknown';
    if (!mayBecome(refund, fact)) return 'ignored';
    const at = now();
    await updateRefund(tx, refund.id, {
      state: fact.state,
      providerId: fact.providerId,
      sendAt: fact.state === 'pending' ? nextSend(refund.attempts, at) : null,
      updatedAt: at,
    });
    if (fact.state === 'failed')
      log.error(
        { refund: refund.id, payment: refund.paymentId },
        'REFUND FAILED at the provider: the buyer has not got the money back, look at it',
      );
    if (fact.state !== 'succeeded') return 'applied';
    const payment = await lockPayment(tx, refund.paymentId);
    if (!payment) throw new Error(`the refund ${refund.id} has no payment`);
    await setPaymentState(tx, payment.id, { state: 'refunded', updatedAt: at });
    await context.publish(tx, paymentRefunded, {
      paymentId: payment.id,
      bookingId: payment.bookingId,
      amountMinor: refund.amountMinor,
      currency: refund.currency,
    });
    return 'applied';
  };

  async function send(refundId: string): Promise<void> {
    const refund = await findRefund(db.query, refundId);
    if (!refund || refund.state === 'succeeded' || refund.state === 'failed') return;
    try {
      const fact = await ask(refund);
      await db.transaction(tx => settle(tx, { ...fact, refundId }));
    } catch (err) {
      log.error({ err, refund: refundId, attempts: refund.attempts + 1 }, 'a refund did not come through yet');
      await postpone(db.query, refundId, nextSend(refund.attempts, now()));
    }
  }

  return {
    async record(tx, paymentId) {
      const payment = await lockPayment(tx, paymentId);
      const verdict = payment ? decideRefund(payment.state) : 'impossible';
      // Nothing to give back is a contradiction somebody must look at: the message ends in the dead letters.
      if (!payment || verdict === 'impossible')
        throw new Error(`the payment ${paymentId} is to go back, but it is ${payment?.state ?? 'unknown'}`);
      if (verdict === 'nothing') return undefined;
      const at = now();
      const id = newId(at.getTime());
      await insertRefund(tx, {
        id,
        paymentId,
        cause: 'booking-rejected',
        amountMinor: payment.amountMinor,
        currency: payment.currency,
        state: 'recorded',
        providerId: null,
        sendAt: nextSend(0, at),
        createdAt: at,
        updatedAt: at,
      });
      await setPaymentState(tx, paymentId, { state: 'refunding', updatedAt: at });
      return id;
    },
    send: refundId => send(refundId).catch((err: unknown) => log.error({ err, refund: refundId }, 'a refund could not be looked up')),
    settle,
    async sendDue() {
      const due = await claimDue(db.query, { now: now(), again: nextSend(0, now()), limit: batch });
      await Promise.all(due.map(refund => send(refund.id)));
    },
  };
}
