import type { Balance } from '@event-planner/contracts/balance';
import type { AccountTotal } from './store.ts';

/** What each currency comes to, the one most was sold in first. */
export function balancesOf(totals: readonly AccountTotal[]): readonly Balance[] {
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency);
  const balances = [...byCurrency].map(([currency, accounts]) => ({
    currency,
    owedMinor: -accounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0) || 0,
    accounts: accounts.map(({ account, amountMinor }) => ({ account, amountMinor })),
  }));
  return balances.toSorted((a, b) => soldIn(b) - soldIn(a));
}

const soldIn = ({ accounts }: Balance): number => -(accounts.find(({ account }) => account === 'sales')?.amountMinor ?? 0);
