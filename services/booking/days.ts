import { maxSalesDays, type SalesRange } from '@event-planner/contracts/sales';
import { type Days, daysOf as daysOfRange } from '@event-planner/platform/calendar';

export type { Days };

/** The days that are asked for; a year at once at most. */
export const daysOf = (range: SalesRange, usualZone: string, now: Date): Days =>
  daysOfRange(range, { usualZone, now, mostDays: maxSalesDays });

export interface Amount {
  readonly currency: string;
  readonly amountMinor: number;
}

/** One sum for each currency, in the order of their names. */
export const byCurrency = (rows: readonly Amount[]): Amount[] =>
  [...Map.groupBy(rows, row => row.currency)]
    .map(([currency, of]) => ({ currency, amountMinor: of.reduce((sum, row) => sum + row.amountMinor, 0) }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
