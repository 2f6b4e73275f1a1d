const dayMs = 86_400_000;
/** A month is what one looks back over. */
export const shownDays = 30;

/** The day of an instant in UTC, and the days from one to another with both. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export function daysBetween(from: string, to: string): readonly string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => dayOf(Date.parse(from) + at * dayMs));
}

/** The last so many days, today included. */
export const lastDays = (count: number, now: number): { readonly from: string; readonly to: string } => ({
  from: dayOf(now - (count - 1) * dayMs),
  to: dayOf(now),
});

export interface DayValue {
  readonly day: string;
  readonly value: number;
}

/** Every day with its value; days that nobody told of had none. */
export function everyDay({ from, to }: { readonly from: string; readonly to: string }, told: readonly DayValue[]): readonly DayValue[] {
  const values = new Map(told.map(({ day, value }) => [day, value]));
  return daysBetween(from, to).map(day => ({ day, value: values.get(day) ?? 0 }));
}
