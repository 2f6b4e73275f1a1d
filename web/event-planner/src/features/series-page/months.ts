import type { EventSummary } from '@event-planner/contracts/event';

export interface Month {
  /** `2030-06`, by the clock at the place. */
  readonly name: string;
  readonly dates: readonly EventSummary[];
}

/** Dates in the months they are in where they take place, in the order they came. */
export function monthsOf(dates: readonly EventSummary[]): readonly Month[] {
  const months = Map.groupBy(dates, ({ startsAt, timeZone }) => monthAt(startsAt, timeZone));
  return [...months].map(([name, own]) => ({ name, dates: own }));
}

const monthAt = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(new Date(instant));
