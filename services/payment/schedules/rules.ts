import type { ScheduleRow } from '../schedule-tables.ts';

/** Which of an organizer's and the default's schedules holds at a moment: the organizer's own, unless it says that the default does. */
export function scheduleAt<Terms>(rows: readonly ScheduleRow<Terms>[], at: Date): ScheduleRow<Terms> | undefined {
  const valid = rows.filter(row => row.validFrom <= at).toSorted(newestFirst);
  const own = valid.find(row => row.organizerId !== null);
  return own !== undefined && own.terms !== null ? own : valid.find(row => row.organizerId === null);
}

const newestFirst = <Terms>(a: ScheduleRow<Terms>, b: ScheduleRow<Terms>): number =>
  b.validFrom.getTime() - a.validFrom.getTime() || b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);

/** What changes for an organizer later on, each with the terms that hold from then. */
export function announcedAfter<Terms>(
  rows: readonly ScheduleRow<Terms>[],
  at: Date,
): readonly { readonly validFrom: Date; readonly terms: Terms | null }[] {
  const moments = [...new Set(rows.map(row => row.validFrom.getTime()))].filter(moment => moment > at.getTime()).toSorted((a, b) => a - b);
  return moments
    .map(moment => ({
      validFrom: new Date(moment),
      row: scheduleAt(rows, new Date(moment)),
      before: scheduleAt(rows, new Date(moment - 1)),
    }))
    .filter(({ row, before }) => row?.id !== before?.id)
    .map(({ validFrom, row }) => ({ validFrom, terms: row?.terms ?? null }));
}

const dayMs = 86_400_000;

/** From midnight on, by UTC; today: from now on. Undefined for a day that is over. */
export function beginningOf(day: string, now: Date): Date | undefined {
  const midnight = new Date(`${day}T00:00:00Z`);
  if (midnight > now) return midnight;
  return now.getTime() - midnight.getTime() < dayMs ? now : undefined;
}
