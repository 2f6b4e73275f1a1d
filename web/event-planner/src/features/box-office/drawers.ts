import type { Till } from '@event-planner/contracts/box-office';

/** Cash, or what a card terminal took, in one currency. */
export interface Drawer {
  readonly paidWith: 'cash' | 'card_terminal';
  readonly currency: string;
  readonly inMinor: number;
  /** What was paid out of it, or was never there; not negative. */
  readonly outMinor: number;
}

/** Cash and card apart, in each currency that moved. */
export function drawersOf(rows: Till['rows']): Drawer[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].toSorted();
  return currencies.flatMap(currency =>
    (['cash', 'card_terminal'] as const).flatMap(paidWith => {
      const amounts = rows.filter(row => row.paidWith === paidWith && row.currency === currency).map(row => row.amountMinor);
      const sum = (sign: 1 | -1): number => amounts.reduce((total, amount) => total + Math.max(0, sign * amount), 0);
      return amounts.length === 0 ? [] : [{ paidWith, currency, inMinor: sum(1), outMinor: sum(-1) }];
    }),
  );
}
