import { paymentCompleted, paymentFailed } from '@event-planner/contracts/messages';
import type { Transaction } from '@event-planner/platform/database';
import type { PaymentContext } from '../context.ts';
import type { Intent, PaymentFact } from '../provider/provider.ts';
import type { EventOutcome, PaymentRow, Tables } from '../tables.ts';
import { decidePayment } from './rules.ts';
import { attachIntent, lockPayment, recordFact } from './store.ts';

type Tx = Transaction<Tables>;

/** Turns the provider's word into our state, whoever brought it: a webhook or a question. Everything here may happen again. */
export interface Settle {
  settle(tx: Tx, intent: Intent): Promise<EventOutcome>;
}

export const factsOf = ({ id, bookingId, amountMinor, currency }: PaymentRow) => ({ paymentId: id, bookingId, amountMinor, currency });

export function createSettle(context: PaymentContext): Settle {
  const { now, log } = context;

  async function apply(tx: Tx, payment: PaymentRow, fact: PaymentFact): Promise<void> {
    const isFinal = fact.state === 'succeeded' || fact.state === 'cancelled';
    await recordFact(tx, payment.id, { ...fact, isFinal, now: now() });
    if (fact.state === 'succeeded') await context.publish(tx, paymentCompleted, factsOf(payment));
    if (fact.state === 'failed') await context.publish(tx, paymentFailed, { ...factsOf(payment), code: fact.code ?? 'card_declined' });
    if (fact.state === 'cancelled') await context.publish(tx, paymentFailed, { ...factsOf(payment), code: 'abandoned' });
  }

  return {
    async settle(tx, intent) {
      const payment = intent.paymentId === undefined ? undefined : await lockPayment(tx, intent.paymentId);
      if (!payment) {
        log.warn({ intent: intent.providerId }, 'the provider speaks of a payment that is not ours');
        return 'unknown';
      }
      if (payment.providerId === null)
        await attachIntent(tx, payment.id, { providerId: intent.providerId, clientSecret: intent.clientSecret, updatedAt: now() });
      if (!intent.fact) return 'ignored';
      const decision =
        payment.providerId !== null && payment.providerId !== intent.providerId
          ? ({ kind: 'mismatch' } as const)
          : decidePayment(payment, intent.fact);
      if (decision.kind === 'ignore') return 'ignored';
      if (decision.kind === 'mismatch') {
        log.error(
          { payment: payment.id, asked: factsOf(payment), got: intent.fact, intent: intent.providerId },
          'PAYMENT MISMATCH: money arrived that is not what was asked for; nothing was completed, look at it',
        );
        return 'mismatch';
      }
      await apply(tx, payment, intent.fact);
      return 'applied';
    },
  };
}
