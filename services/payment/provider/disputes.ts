import { createHash } from 'node:crypto';
import type { Stripe } from 'stripe';
import { fromProviderAmount } from './amounts.ts';
import type { Ask } from './ask.ts';
import type { DisputeFact, Disputes } from './payout-provider.ts';

const fromSeconds = (seconds: number): Date => new Date(seconds * 1000);
const idOf = (named: string | { readonly id: string } | null): string | null => (typeof named === 'string' ? named : (named?.id ?? null));

export function toDispute(dispute: Stripe.Dispute): DisputeFact {
  const currency = dispute.currency.toUpperCase();
  const due = dispute.evidence_details.due_by;
  return {
    providerId: dispute.id,
    intentId: idOf(dispute.payment_intent),
    amountMinor: fromProviderAmount(dispute.amount, currency),
    currency,
    reason: dispute.reason,
    status: dispute.status,
    dueAt: due === null ? null : fromSeconds(due),
    openedAt: fromSeconds(dispute.created),
    movements: dispute.balance_transactions.map(({ id, net, fee, created, ...moved }) => {
      const own = moved.currency.toUpperCase();
      return {
        id,
        netMinor: fromProviderAmount(net, own),
        feeMinor: fromProviderAmount(fee, own),
        currency: own,
        at: fromSeconds(created),
      };
    }),
  };
}

const uploadMs = 12_000;

/** The same evidence under the same key: somebody may send it twice. */
const keyOf = (providerId: string, evidence: Readonly<Record<string, string>>): string =>
  `${providerId}-${createHash('sha256')
    .update(JSON.stringify(Object.entries(evidence).toSorted()))
    .digest('hex')
    .slice(0, 24)}`;

export const createDisputeCalls = (stripe: Stripe, ask: Ask): Disputes => ({
  getDispute: id => ask(async () => toDispute(await stripe.disputes.retrieve(id))),
  answerDispute: (id, evidence) =>
    ask(async () => toDispute(await stripe.disputes.update(id, { evidence, submit: true }, { idempotencyKey: keyOf(id, evidence) }))),
  uploadEvidence: ({ key, name, contentType, bytes }) =>
    ask(async () => {
      const file = { data: bytes, name, type: contentType };
      // Once, with all the time there is: what has to be sent is a thousand times as much as of anything else.
      const options = { idempotencyKey: key, timeout: uploadMs, maxNetworkRetries: 0 };
      return (await stripe.files.create({ purpose: 'dispute_evidence', file }, options)).id;
    }),
  acceptDispute: id => ask(async () => toDispute(await stripe.disputes.close(id, {}, { idempotencyKey: `${id}-close` }))),
});
