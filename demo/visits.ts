import type { WorldEvent } from './events.ts';
import { createRandom } from './random.ts';

/** How often people opened an event's page on a day in UTC. */
export interface DayOfVisits {
  readonly eventId: string;
  readonly day: string;
  readonly visits: number;
}

const daysBack = 30;

/** A month of interest: more in the evening of sales and before weekends, for every event that was on sale already. */
export const createVisits = (events: readonly WorldEvent[], today: Temporal.PlainDate): readonly DayOfVisits[] =>
  events.flatMap(event => {
    const random = createRandom(`visits of ${event.slug}`);
    const usual = random.int(4, 60);
    const firstSale = event.ticketTypes.map(type => type.salesStart).toSorted()[0] ?? event.startsAt;
    const days = Array.from({ length: daysBack }, (_, at) => today.subtract({ days: daysBack - at }));
    return days
      .filter(day => day.toString() >= firstSale.slice(0, 10))
      .map(day => ({
        eventId: event.id,
        day: day.toString(),
        visits: Math.max(
          1,
          Math.round(usual * (day.toString() === firstSale.slice(0, 10) ? 4 : day.dayOfWeek >= 4 ? 1.4 : 1) * (0.6 + random.next() * 0.8)),
        ),
      }));
  });
