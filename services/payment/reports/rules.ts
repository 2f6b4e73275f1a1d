import type { Balance, Flow, MoneyDays } from '@event-planner/contracts/balance';
import type { Account } from '@event-planner/contracts/ledger';
import type { AccountTotal, DayTotal } from './store.ts';

/** What each currency comes to, the one most was sold in first. */
export function balancesOf(totals: readonly AccountTotal[]): Balance[] {
  const byCurrency = Map.groupBy(totals, ({ currency }) => currency);
  const balances = [...byCurrency].map(([currency, accounts]) => ({
    currency,
    owedMinor: 0 - accounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    accounts: accounts.map(({ account, amountMinor }) => ({ account, amountMinor })),
  }));
  return balances.toSorted((a, b) => soldIn(b) - soldIn(a));
}

const soldIn = ({ accounts }: Balance): number => 0 - (accounts.find(({ account }) => account === 'sales')?.amountMinor ?? 0);

/** What each account says of the money: what is credited to sales came in, what is debited to refunds went out, a tax with either. */
const flows: Readonly<Partial<Record<Account, (of: DayTotal) => Partial<Flow>>>> = {
  sales: ({ creditMinor, debitMinor }) => ({ inMinor: creditMinor - debitMinor }),
  taxes: ({ creditMinor, debitMinor }) => ({ inMinor: creditMinor, outMinor: debitMinor }),
  written_off: ({ creditMinor, debitMinor }) => ({ outMinor: debitMinor - creditMinor }),
  refunds: ({ creditMinor, debitMinor }) => ({ outMinor: debitMinor - creditMinor }),
  fees: ({ creditMinor, debitMinor }) => ({ costsMinor: debitMinor - creditMinor }),
  provider_fees: ({ creditMinor, debitMinor }) => ({ costsMinor: debitMinor - creditMinor }),
  disputes: ({ creditMinor, debitMinor }) => ({ costsMinor: debitMinor - creditMinor }),
  payouts: ({ creditMinor, debitMinor }) => ({ paidOutMinor: debitMinor - creditMinor }),
};

const nothing: Flow = { inMinor: 0, outMinor: 0, costsMinor: 0, paidOutMinor: 0 };

export const addUp = (totals: readonly DayTotal[]): Flow =>
  totals.reduce((sum, total) => {
    const { inMinor = 0, outMinor = 0, costsMinor = 0, paidOutMinor = 0 } = flows[total.account]?.(total) ?? {};
    return {
      inMinor: sum.inMinor + inMinor,
      outMinor: sum.outMinor + outMinor,
      costsMinor: sum.costsMinor + costsMinor,
      paidOutMinor: sum.paidOutMinor + paidOutMinor,
    };
  }, nothing);

export function currenciesOf(days: readonly string[], totals: readonly DayTotal[]): MoneyDays['currencies'] {
  const currencies = [...Map.groupBy(totals, ({ currency }) => currency)].map(([currency, of]) => {
    const byDay = Map.groupBy(of, ({ day }) => day);
    return { currency, days: days.map((day, at) => ({ day, ...addUp(byDay.get(at + 1) ?? []) })), total: addUp(of) };
  });
  return currencies.toSorted((a, b) => b.total.inMinor - a.total.inMinor);
}
