import type { CancellationFigures, CancellationRun, EventCancellationStart } from '@event-planner/contracts/refund';
import type { CancellationRow, FiguresRow } from './store.ts';

interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

type Sum = 'withFeesMinor' | 'withoutFeesMinor' | 'allWithFeesMinor' | 'allWithoutFeesMinor';
/** What is nothing is not told. */
const amountsOf = (rows: readonly FiguresRow[], of: Sum): Amount[] =>
  rows.filter(row => row[of] > 0).map(row => ({ currency: row.currency, amountMinor: row[of] }));

export function figuresOf(rows: readonly FiguresRow[]): CancellationFigures {
  const [byProvider, byHand] = [rows.filter(row => !row.byHand), rows.filter(row => row.byHand)];
  const given = (of: Sum) => ({ amounts: amountsOf(byProvider, of), byHand: amountsOf(byHand, of) });
  const wasKept = rows.some(row => row.allWithFeesMinor > row.withFeesMinor);
  return {
    orders: total(rows.map(row => row.orders)),
    tickets: total(rows.map(row => row.tickets)),
    byHandOrders: total(byHand.map(row => row.orders)),
    withFees: given('withFeesMinor'),
    withoutFees: given('withoutFeesMinor'),
    withKept: wasKept ? { withFees: given('allWithFeesMinor'), withoutFees: given('allWithoutFeesMinor') } : null,
  };
}

/** Whether these are the figures that somebody saw who starts it. */
export function wereSeen(figures: CancellationFigures, { withFees, withKept, seen }: EventCancellationStart): boolean {
  const { amounts, byHand } = ((withKept && figures.withKept) || figures)[withFees ? 'withFees' : 'withoutFees'];
  return figures.orders === seen.orders && areEqual(amounts, seen.amounts) && areEqual(byHand, seen.byHand);
}

const areEqual = (some: readonly Amount[], others: readonly Amount[]): boolean => {
  const textOf = (of: readonly Amount[]): string =>
    of
      .filter(one => one.amountMinor > 0)
      .map(one => `${one.currency} ${one.amountMinor}`)
      .toSorted()
      .join();
  return textOf(some) === textOf(others);
};

export function runOf(row: CancellationRow, refunds: readonly { readonly state: string; readonly count: number }[]): CancellationRun {
  const of = (state: string): number => refunds.find(one => one.state === state)?.count ?? 0;
  return {
    startedAt: row.startedAt.toISOString(),
    startedBy: row.startedByName,
    withFees: row.withFees,
    withKept: row.withKept,
    asCredit: row.asCredit,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    orders: row.orders,
    ordersDone: total(refunds.map(one => one.count)),
    refunds: { requested: of('requested'), done: of('done'), failed: of('failed'), byHand: of('by_hand') },
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
