import type { EventCategory } from '@event-planner/contracts/event';
import type { Engagement } from './engagements.ts';
import { createRandom } from './random.ts';

interface Hours {
  /** ISO weekdays, Monday is 1. */
  readonly weekdays: readonly number[];
  readonly start: string;
  readonly sundays?: string;
  readonly minutes: number;
  readonly doorsMinutesBefore: number;
}

const anyDay = [1, 2, 3, 4, 5, 6, 7];

export const hours: Readonly<Record<EventCategory, Hours>> = {
  concert: { weekdays: anyDay, start: '20:00', minutes: 150, doorsMinutesBefore: 60 },
  theatre: { weekdays: anyDay, start: '19:30', sundays: '16:00', minutes: 150, doorsMinutesBefore: 45 },
  comedy: { weekdays: anyDay, start: '20:30', minutes: 105, doorsMinutesBefore: 60 },
  classical: { weekdays: anyDay, start: '19:30', sundays: '17:00', minutes: 120, doorsMinutesBefore: 45 },
  sport: { weekdays: [3, 5, 6, 7], start: '19:00', sundays: '15:30', minutes: 150, doorsMinutesBefore: 90 },
  festival: { weekdays: [6], start: '13:00', minutes: 600, doorsMinutesBefore: 60 },
  conference: { weekdays: [2, 3, 4], start: '09:30', minutes: 480, doorsMinutesBefore: 60 },
  workshop: { weekdays: [6, 7], start: '10:00', minutes: 390, doorsMinutesBefore: 30 },
  exhibition: { weekdays: [4, 5, 6, 7], start: '10:00', minutes: 480, doorsMinutesBefore: 0 },
  family: { weekdays: [6, 7], start: '15:00', sundays: '11:00', minutes: 75, doorsMinutesBefore: 30 },
};

const [soonest, latest] = [6, 178];

/** A date for every engagement, in the order given: spread over half a year, on days that suit it, no venue twice on one day. */
export function planDates(
  engagements: readonly Engagement[],
  plan: { today: Temporal.PlainDate; seed: string },
): readonly Temporal.PlainDate[] {
  const turn = new Map(
    createRandom(`${plan.seed} turns`)
      .shuffle(engagements)
      .map((one, at) => [one.slug, at]),
  );
  const taken = new Set<string>();
  const thisWeek = engagements.filter(one => one.exception === 'this-week');
  const earliest = ({ slug, exception }: Engagement): number => {
    if (exception === 'ended' || exception === 'paid-out') return -12;
    if (exception === 'on-sale-soon') return 150;
    const soon = thisWeek.findIndex(one => one.slug === slug);
    return soon >= 0 ? 1 + Math.floor(soon / 2) : soonest + Math.floor(((turn.get(slug) ?? 0) / engagements.length) * (latest - soonest));
  };
  const settle = (one: Engagement): Temporal.PlainDate => {
    const fits = (date: Temporal.PlainDate) =>
      hours[one.category].weekdays.includes(date.dayOfWeek) && !taken.has(`${one.venue} ${date.toString()}`);
    let date = plan.today.add({ days: earliest(one) });
    while (!fits(date)) date = date.add({ days: 1 });
    taken.add(`${one.venue} ${date.toString()}`);
    return date;
  };
  const settled = new Map(engagements.toSorted((a, b) => earliest(a) - earliest(b)).map(one => [one.slug, settle(one)]));
  return engagements.map(one => settled.get(one.slug) ?? plan.today);
}

export interface Times {
  readonly doors: Temporal.ZonedDateTime;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

/** The clock on the wall of the venue decides, so that 19:30 stays 19:30 after the clocks change. */
export function timesOn(date: Temporal.PlainDate, category: EventCategory, timeZone: string): Times {
  const { start, sundays, minutes, doorsMinutesBefore } = hours[category];
  const begins = date.toZonedDateTime({ timeZone, plainTime: date.dayOfWeek === 7 ? (sundays ?? start) : start });
  return { doors: begins.subtract({ minutes: doorsMinutesBefore }), start: begins, end: begins.add({ minutes }) };
}

export const instantOf = (time: Temporal.ZonedDateTime): string => time.toInstant().toString();
