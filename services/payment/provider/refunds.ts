import type { Stripe } from 'stripe';
import { toProviderAmount } from './amounts.ts';
import { type Ask, codeOf } from './ask.ts';
import type { Provider, RefundFact, RefundOrder } from './provider.ts';
import { refundIdName, toRefund } from './translate.ts';

export function createRefundCalls(stripe: Stripe, ask: Ask): Pick<Provider, 'refund' | 'getRefund'> {
  const refund = async ({ refundId, attempt, intentId, amountMinor, currency }: RefundOrder): Promise<RefundFact> => {
    const order: Stripe.RefundCreateParams = {
      payment_intent: intentId,
      amount: toProviderAmount({ amountMinor, currency }),
      reason: 'requested_by_customer',
      metadata: { [refundIdName]: refundId },
    };
    try {
      return toRefund(await stripe.refunds.create(order, { idempotencyKey: attempt === 1 ? refundId : `${refundId}-${attempt}` }));
    } catch (error) {
      // Somebody gave it back by hand: that is what was wanted.
      if (codeOf(error) === 'charge_already_refunded') return { state: 'succeeded', refundId, providerId: null, code: null };
      throw error;
    }
  };
  return {
    refund: order => ask.in('refund')(() => refund(order)),
    getRefund: providerId => ask.in('read_refund')(async () => toRefund(await stripe.refunds.retrieve(providerId))),
  };
}
