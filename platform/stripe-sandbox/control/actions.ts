import { z } from 'zod';
import type { Decision } from '../api/decision.ts';
import { ok, type Situation } from '../api/endpoint.ts';
import { badRequest } from '../api/fault.ts';
import { sumBalance } from '../balance/store.ts';
import type { Account } from '../connect/account.ts';
import { onboarded, restricted } from '../connect/account-rules.ts';
import { withBank } from '../connect/accounts.ts';
import { endPayout } from '../connect/end-payout.ts';
import { payOut } from '../connect/payouts.ts';
import { decideDispute, escalate } from '../disputes/decide.ts';
import { openDispute } from '../disputes/open.ts';
import { answerChallenge } from '../intents/authenticate.ts';
import { settleIntent } from '../intents/settle.ts';
import { getObject } from '../objects/find.ts';
import { seconds, type Stored } from '../objects/row.ts';
import { finishRefund } from '../refunds/finish.ts';
import { giveBack } from '../refunds/refunds.ts';

export interface Action<Schema extends z.ZodObject = z.ZodObject> {
  readonly parameters: Schema;
  readonly decide: (situation: Situation, id: string, parameters: z.infer<Schema>) => Promise<Decision>;
}

const action = <Schema extends z.ZodObject>(described: Action<Schema>): Action => described;

const amount = z.number().int().positive().optional();
const outcome = z.enum(['succeeded', 'failed']);

/** What a person can do to an object: what banks, holders and the shop's own people in the dashboard do. */
export const actions: Readonly<Record<string, Action>> = {
  'payment_intent/settle': action({
    parameters: z.strictObject({ outcome, code: z.string().optional() }),
    decide: async (situation, id, asked) => settleIntent(situation, await getObject(situation, 'payment_intent', id), asked),
  }),
  'payment_intent/authenticate': action({
    parameters: z.strictObject({ outcome }),
    decide: async (situation, id, asked) => {
      const { intent, changes } = await answerChallenge(situation, await getObject(situation, 'payment_intent', id), asked.outcome);
      return ok(intent, changes);
    },
  }),
  'charge/dispute': action({
    parameters: z.strictObject({ reason: z.string(), amount }),
    decide: async (situation, id, asked) => openDispute(situation, await getObject(situation, 'charge', id), asked),
  }),
  'charge/refund': action({
    parameters: z.strictObject({ amount, metadata: z.record(z.string(), z.string()).optional() }),
    decide: (situation, id, asked) => giveBack(situation, { charge: id, reason: 'requested_by_customer', ...asked }),
  }),
  'refund/finish': action({
    parameters: z.strictObject({ outcome: z.enum(['succeeded', 'failed', 'canceled']), reason: z.string().optional() }),
    decide: async (situation, id, asked) => finishRefund(situation, await getObject(situation, 'refund', id), asked),
  }),
  'dispute/decide': action({
    parameters: z.strictObject({ outcome: z.enum(['won', 'lost']) }),
    decide: async (situation, id, asked) => decideDispute(situation, await getObject(situation, 'dispute', id), asked.outcome),
  }),
  'dispute/escalate': action({
    parameters: z.strictObject({}),
    decide: async (situation, id) => escalate(situation, await getObject(situation, 'dispute', id)),
  }),
  'payout/end': action({
    parameters: z.strictObject({
      outcome: z.enum(['in_transit', 'paid', 'canceled', 'account_closed', 'could_not_process', 'insufficient_funds', 'no_account']),
    }),
    decide: async (situation, id, asked) => endPayout(situation, await getObject(situation, 'payout', id), asked.outcome),
  }),
  'account/onboard': action({
    parameters: z.strictObject({ iban: z.string().max(50), name: z.string().max(200).optional() }),
    decide: async (situation, id, asked) => {
      const found = await getObject(situation, 'account', id);
      const bank = {
        object: 'bank_account',
        account_number: asked.iban,
        account_holder_name: asked.name,
        country: asked.iban.slice(0, 2),
        currency: found.object.default_currency,
      } as const;
      const withMoney = withBank(found, bank);
      return changeAccount({ ...withMoney, object: onboarded(withMoney.object, undefined) });
    },
  }),
  'account/restrict': action({
    parameters: z.strictObject({}),
    decide: async (situation, id) => {
      const found = await getObject(situation, 'account', id);
      return changeAccount({ ...found, object: restricted(found.object) });
    },
  }),
  'account/pay-out': action({
    parameters: z.strictObject({}),
    decide: async (situation, id) => {
      const [sum] = (await sumBalance(situation.db, id, seconds())).filter(({ available }) => available > 0);
      if (!sum) throw badRequest(`The account ${id} has nothing that could be paid out.`);
      return payOut({ ...situation, account: id }, { amount: sum.available, currency: sum.currency, automatic: true });
    },
  }),
};

const changeAccount = (guard: Stored<Account>): Decision =>
  ok(guard.object, { guard, announced: [{ type: 'account.updated', object: guard.object, account: guard.object.id }] });
