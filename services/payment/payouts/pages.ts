import type { Payout, PayoutOverview } from '@event-planner/contracts/payouts';
import type { PayoutTerms } from '@event-planner/contracts/payout-terms';
import type { PaymentContext } from '../context.ts';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { Onboarding } from './accounts/onboarding.ts';
import type { PayoutAccounts } from './accounts/service.ts';
import type { PayoutRow } from '../payout-tables.ts';
import { present } from './rules.ts';
import type { Payouts } from './service.ts';
import { listPayouts, type PayoutFilter } from './store.ts';

interface Wanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
}
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

export interface PayoutPages {
  overview(organizerId: string): Promise<PayoutOverview>;
  list(filter: PayoutFilter, page: Wanted): Promise<Page<Payout>>;
  listRows(filter: PayoutFilter, page: Wanted): Promise<Page<PayoutRow>>;
  payOut(asked: Parameters<Payouts['request']>[0]): Promise<Payout>;
  readonly accounts: PayoutAccounts;
  readonly onboarding: Onboarding;
}

export interface PayoutPagesParts {
  readonly payouts: Payouts;
  readonly accounts: PayoutAccounts;
  readonly onboarding: Onboarding;
  readonly termsOf: (organizerId: string) => Promise<PayoutTerms>;
  /** Begins to send it, without waiting for that. */
  readonly send: (payoutId: string) => void;
}

export function createPayoutPages({ db }: PaymentContext, { payouts, accounts, onboarding, termsOf, send }: PayoutPagesParts): PayoutPages {
  const listRows: PayoutPages['listRows'] = async (filter, { cursor, limit }) => {
    const rows = await listPayouts(db.query, filter, { after: readCursor(cursor), limit: limit + 1 });
    return pageOf(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
  };
  return {
    accounts,
    onboarding,
    listRows,
    async overview(organizerId) {
      const [places, own, terms] = await Promise.all([payouts.places(organizerId), accounts.list(organizerId), termsOf(organizerId)]);
      return { places: [...places], accounts: [...own], terms };
    },
    async list(filter, page) {
      const { items, nextCursor } = await listRows(filter, page);
      return { items: items.map(present), nextCursor };
    },
    async payOut(asked) {
      const payout = await payouts.request(asked);
      if (payout.kind === 'provider') send(payout.id);
      return present(payout);
    },
  };
}
