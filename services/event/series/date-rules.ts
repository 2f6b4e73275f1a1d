import type { EventSections, SectionName } from '@event-planner/contracts/planning';
import type { SeriesTiming } from '@event-planner/contracts/series';
import type { EventsTable } from '../tables.ts';
import type { Occurrence } from './recurrence/recurrence.ts';

/** A date of a series and the event it is. */
export interface DateRow {
  readonly date: string;
  readonly eventId: string;
  readonly slug: string;
  readonly state: EventsTable['state'];
  readonly version: number;
  readonly startsAt: Date | null;
  readonly overrides: readonly SectionName[];
}

const changing: ReadonlySet<EventsTable['state']> = new Set(['draft', 'published', 'postponed']);

/** Whether a change of the series still reaches a date: what is over or called off is history. */
export const isToCome = ({ state, startsAt }: Pick<DateRow, 'state' | 'startsAt'>, now: Date): boolean =>
  changing.has(state) && (startsAt === null || startsAt > now);

const textOf = (time: Temporal.PlainDateTime): string => time.toString({ smallestUnit: 'minute' });

/** What a date's schedule is. It ends when the clock there has gone on by the duration, so that a night until six ends at six whatever clocks do. */
export function scheduleOf(
  { starts }: Occurrence,
  { timeZone, durationMinutes, doorsMinutesBefore }: SeriesTiming,
): EventSections['schedule'] {
  const begins = starts.toPlainDateTime();
  return {
    timeZone,
    startsAt: textOf(begins),
    endsAt: textOf(begins.add({ minutes: durationMinutes })),
    doorsAt: doorsMinutesBefore === null ? null : textOf(begins.subtract({ minutes: doorsMinutesBefore })),
  };
}

export interface Reshaped {
  readonly kept: readonly { readonly row: DateRow; readonly occurrence: Occurrence }[];
  readonly added: readonly Occurrence[];
  readonly removed: readonly DateRow[];
}

/**
 * What becomes of the dates to come when the rule gives others. A date that the rule still gives stays; one whose day it still gives, at another time, moves
 * with its tickets. What is left over on either side is taken away, or added.
 */
export function reshape(rows: readonly DateRow[], wanted: readonly Occurrence[], now: Date): Reshaped {
  const known = new Set(rows.map(({ date }) => date));
  const movable = rows.filter(row => isToCome(row, now));
  const byDate = new Map(wanted.map(one => [one.date, one]));
  const same = movable.flatMap(row => {
    const occurrence = byDate.get(row.date);
    return occurrence ? [{ row, occurrence }] : [];
  });
  const left = movable.filter(({ date }) => !byDate.has(date));
  const open = wanted.filter(({ date, starts }) => !known.has(date) && starts.epochMilliseconds > now.getTime());
  const moved = pairByDay(left, open);
  const [rowsMoved, datesMoved] = [new Set(moved.map(({ row }) => row)), new Set(moved.map(({ occurrence }) => occurrence))];
  return {
    kept: [...same, ...moved],
    added: open.filter(one => !datesMoved.has(one)),
    removed: left.filter(row => !rowsMoved.has(row)),
  };
}

const dayOf = (date: string): string => date.slice(0, 10);

function pairByDay(rows: readonly DateRow[], occurrences: readonly Occurrence[]): Reshaped['kept'] {
  const free = Map.groupBy(occurrences, ({ date }) => dayOf(date));
  return rows.flatMap(row => {
    const occurrence = free.get(dayOf(row.date))?.shift();
    return occurrence ? [{ row, occurrence }] : [];
  });
}
