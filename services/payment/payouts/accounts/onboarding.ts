import type { OnboardingLink, PayoutAccount, ProviderAccountForm } from '@event-planner/contracts/payouts';
import type { Transaction } from '@event-planner/platform/database';
import { ensureAllowed } from '@event-planner/platform/team';
import type { z } from 'zod';
import type { PaymentContext } from '../../context.ts';
import { refuse } from '../../errors.ts';
import type { AccountFact, Accounts } from '../../provider/payout-provider.ts';
import type { EventOutcome, Tables } from '../../tables.ts';
import type { Of, PayoutAccounts } from './service.ts';
import { listAccounts, saveProviderState } from './store.ts';

export interface Onboarding {
  /** Makes an account with the provider that payouts go to; it asks for everything else itself. */
  useProvider(of: Of, form: z.infer<typeof ProviderAccountForm>): Promise<PayoutAccount>;
  link(of: Of, back: string): Promise<z.infer<typeof OnboardingLink>>;
  /** Asks the provider how it stands, for the case that its word was lost. */
  refresh(of: Of): Promise<void>;
  settle(tx: Transaction<Tables>, account: AccountFact, at: Date): Promise<EventOutcome>;
}

export interface OnboardingParts {
  readonly provider: Accounts;
  readonly accounts: PayoutAccounts;
}

export function createOnboarding(context: PaymentContext, { provider, accounts }: OnboardingParts): Onboarding {
  const { db, now, webUrl } = context;

  const idOf = async ({ organizerId, currency }: Of): Promise<string> => {
    const found = (await listAccounts(db.query, organizerId)).find(one => one.currency === currency)?.providerAccountId;
    if (found === undefined || found === null) throw refuse('no_payout_account', `there is no account with the provider for ${currency}`);
    return found;
  };

  return {
    async useProvider(of, { country }) {
      await ensureAllowed(context, of, 'changeMoney');
      const { organizerId, currency } = of;
      // Made before it is written down: repeated under the same key it is the same, and one that nobody wrote down is never paid.
      const made = await provider.createAccount({ key: `account-${organizerId}-${currency}-${country}`, organizerId, country, currency });
      const { id: providerAccountId, state: providerState, requirements, holder } = made;
      return accounts.replace(of, {
        kind: 'provider',
        holder,
        iban: null,
        bic: null,
        providerAccountId,
        providerState,
        requirements: [...requirements],
        providerSaidAt: null,
      });
    },
    async link(of, back) {
      await ensureAllowed(context, of, 'changeMoney');
      const url = new URL(back, webUrl).href;
      return { url: await provider.onboardingLink(await idOf(of), { returnUrl: url, refreshUrl: url }) };
    },
    async refresh(of) {
      await ensureAllowed(context, of, 'seeMoney');
      const { id, state, requirements, holder } = await provider.getAccount(await idOf(of));
      const at = now();
      const said = { holder, providerState: state, requirements: [...requirements] };
      await saveProviderState(db.query, id, { ...said, providerSaidAt: at, updatedAt: at });
    },
    async settle(tx, { id, state, requirements, holder }, at) {
      const said = { holder, providerState: state, requirements: [...requirements] };
      return (await saveProviderState(tx, id, { ...said, providerSaidAt: at, updatedAt: now() })) ? 'applied' : 'ignored';
    },
  };
}
