import { type PayoutTerms, usualPayoutTerms } from '@event-planner/contracts/payout-terms';
import type { Kysely } from '@event-planner/platform/database';
import type { Routes } from '@event-planner/platform/http';
import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { Provider } from '../provider/provider.ts';
import type { Schedules } from '../schedule-tables.ts';
import type { Tables } from '../tables.ts';
import { createOnboarding, type Onboarding } from './accounts/onboarding.ts';
import { stateOf } from './accounts/rules.ts';
import { createPayoutAccounts } from './accounts/service.ts';
import { platformPayoutRoutes } from './exports/routes.ts';
import { createPayoutExports } from './exports/service.ts';
import { createPayoutPages } from './pages.ts';
import type { Withheld } from './record.ts';
import { payoutRoutes } from './routes.ts';
import { createSending, type Sending } from './send.ts';
import { createPayouts } from './service.ts';
import { statementRoutes } from './statements/routes.ts';
import { createStatements } from './statements/service.ts';

export interface PayoutFeature {
  readonly routes: readonly Routes[];
  readonly settlePayout: Sending['settle'];
  readonly settleAccount: Onboarding['settle'];
  /** The job: makes what is due, and goes on with what is under way. */
  payOut(): Promise<void>;
}

export interface PayoutFeatureParts {
  readonly provider: Provider;
  readonly books: Books;
  readonly schedules: Schedules<PayoutTerms>;
  readonly withheld: Withheld;
  readonly disputed: (db: Kysely<Tables>, organizerId: string) => Promise<ReadonlyMap<string, number>>;
  readonly inBackground: (work: Promise<void>) => void;
}

/** Everything about paying out, put together. */
export function createPayoutFeature(context: PaymentContext, parts: PayoutFeatureParts): PayoutFeature {
  const { provider, books, schedules, withheld, disputed, inBackground } = parts;
  const termsOf = async (organizerId: string): Promise<PayoutTerms> =>
    (await schedules.findAll([organizerId], context.now()))[0]?.terms ?? usualPayoutTerms;
  const isReady: Parameters<typeof createPayouts>[1]['isReady'] = (account, now) => stateOf(account, now) === 'ready';

  const payouts = createPayouts(context, { books, termsOf, withheld, payableOf: provider.payableOf, disputed, isReady });
  const sending = createSending(context, { provider, fail: payouts.fail });
  const accounts = createPayoutAccounts(context, { termsOf });
  const onboarding = createOnboarding(context, { provider, accounts });
  const send = (payoutId: string): void => inBackground(sending.send(payoutId));
  const pages = createPayoutPages(context, { payouts, accounts, onboarding, termsOf, send });
  const exports = createPayoutExports(context, payouts);
  return {
    routes: [
      payoutRoutes(context, pages),
      statementRoutes(context, createStatements(context)),
      platformPayoutRoutes({ exports, list: ({ cursor, limit, ...filter }) => pages.listRows(filter, { cursor, limit }) }),
    ],
    settlePayout: sending.settle,
    settleAccount: onboarding.settle,
    async payOut() {
      const made = await payouts.recordDue();
      await Promise.all(made.filter(({ kind }) => kind === 'provider').map(({ id }) => sending.send(id)));
      await sending.sendDue();
    },
  };
}
