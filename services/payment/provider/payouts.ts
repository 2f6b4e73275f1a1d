import type { Stripe } from 'stripe';
import { Id } from '@event-planner/contracts/http';
import { fromProviderAmount, payableOf, toProviderAmount, toProviderPayout } from './amounts.ts';
import { type Ask, codeOf } from './ask.ts';
import type { PayoutFact, PayoutOrder, Payouts } from './payout-provider.ts';

const stateOf: Readonly<Record<string, PayoutFact['state']>> = { paid: 'paid', failed: 'failed', canceled: 'failed' };

/** `accountId`: whose account it leaves from; the provider says it beside the payout. */
export const toPayout = (payout: Stripe.Payout, accountId: string): PayoutFact => ({
  payoutId: Id.safeParse(payout.metadata?.['payout_id']).data,
  accountId,
  providerId: payout.id,
  state: stateOf[payout.status] ?? 'on_its_way',
  amountMinor: fromProviderAmount(payout.amount, payout.currency.toUpperCase()),
  code: payout.failure_code ?? null,
});

/** Made of what never changes, under keys of the payout's own: a repetition is the same order, whatever became of the first. */
export function createPayoutCalls(stripe: Stripe, ask: Ask): Payouts {
  const transfer = async ({ payoutId, accountId, ...money }: PayoutOrder): Promise<string> => {
    const order = { amount: toProviderAmount(money), currency: money.currency.toLowerCase(), destination: accountId };
    const made = await stripe.transfers.create(
      { ...order, transfer_group: payoutId, metadata: { payout_id: payoutId } },
      { idempotencyKey: `${payoutId}-transfer` },
    );
    return made.id;
  };
  const payOut = async ({ payoutId, accountId, ...money }: PayoutOrder): Promise<PayoutFact> => {
    const order = { amount: toProviderPayout(money), currency: money.currency.toLowerCase() };
    const options = { stripeAccount: accountId, idempotencyKey: `${payoutId}-payout` };
    return toPayout(await stripe.payouts.create({ ...order, metadata: { payout_id: payoutId } }, options), accountId);
  };
  const takeBack = async (payoutId: string, transferId: string): Promise<void> => {
    try {
      await stripe.transfers.createReversal(transferId, {}, { idempotencyKey: `${payoutId}-reversal` });
    } catch (error) {
      if (codeOf(error) !== 'transfer_already_reversed') throw error;
    }
  };
  return {
    payableOf,
    transfer: order => ask(() => transfer(order)),
    payOut: order => ask(() => payOut(order)),
    getPayout: ({ accountId, providerId }) =>
      ask(async () => toPayout(await stripe.payouts.retrieve(providerId, {}, { stripeAccount: accountId }), accountId)),
    takeBack: (payoutId, transferId) => ask(() => takeBack(payoutId, transferId)),
  };
}
