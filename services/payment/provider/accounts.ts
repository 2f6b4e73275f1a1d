import type { Stripe } from 'stripe';
import type { Ask } from './ask.ts';
import type { AccountFact, Accounts } from './payout-provider.ts';

export function toAccount(account: Stripe.Account): AccountFact {
  const { currently_due, past_due, disabled_reason } = account.requirements ?? {};
  const due = [...new Set([...(past_due ?? []), ...(currently_due ?? [])])];
  const bank = account.external_accounts?.data[0];
  return {
    id: account.id,
    state: account.payouts_enabled ? 'enabled' : account.details_submitted ? 'restricted' : 'onboarding',
    requirements: due.length > 0 || disabled_reason === null || disabled_reason === undefined ? due : [disabled_reason],
    holder: bank === undefined || bank.object !== 'bank_account' ? null : `${bank.bank_name ?? ''} … ${bank.last4}`.trim(),
  };
}

export const createAccountCalls = (stripe: Stripe, ask: Ask): Accounts => ({
  createAccount: ({ key, organizerId, country, currency }) =>
    ask(async () =>
      toAccount(
        await stripe.accounts.create(
          {
            type: 'express',
            country,
            default_currency: currency.toLowerCase(),
            capabilities: { transfers: { requested: true } },
            // We say when: what is held back must not leave by itself.
            settings: { payouts: { schedule: { interval: 'manual' } } },
            metadata: { organizer_id: organizerId },
          },
          { idempotencyKey: key },
        ),
      ),
    ),
  getAccount: id => ask(async () => toAccount(await stripe.accounts.retrieve(id))),
  onboardingLink: (account, { returnUrl, refreshUrl }) =>
    ask(
      async () =>
        (await stripe.accountLinks.create({ account, type: 'account_onboarding', return_url: returnUrl, refresh_url: refreshUrl })).url,
    ),
});
