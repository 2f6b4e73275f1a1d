import type { EventCategory } from '@event-planner/contracts/event';
import { type Exception, exceptionOf } from './exceptions.ts';
import { slugOf } from './ids.ts';
import type { Programme, Show } from './programme/programme.ts';
import { programmes } from './programme/programmes.ts';
import type { VenueKey } from './venue-table.ts';
import { cityOf } from './venues.ts';

/** One show on one date at one venue, before it has a date. Everything about it but its date is independent of today. */
export interface Engagement {
  readonly slug: string;
  readonly category: EventCategory;
  readonly programme: Programme;
  readonly show: Show;
  readonly venue: VenueKey;
  /** Its place among the engagements of its category. */
  readonly at: number;
  readonly exception: Exception | undefined;
}

export const listEngagements = (): readonly Engagement[] => programmes.flatMap(engagementsOf);

const engagementsOf = (programme: Programme): readonly Engagement[] =>
  programme.shows
    .flatMap(show => show.at.map((venue, stop) => ({ show, venue, slug: slugFor(show, stop) })))
    .map((one, at) => ({ ...one, at, programme, category: programme.category, exception: exceptionOf(one.slug) }));

/** `hamlet-london`; the next ones in the same city are `hamlet-london-2` and so on. */
function slugFor(show: Show, stop: number): string {
  const cityAt = (key: VenueKey | undefined) => (key === undefined ? '' : cityOf(key).name);
  const city = cityAt(show.at[stop]);
  const earlier = show.at.slice(0, stop).filter(key => cityAt(key) === city).length;
  return slugOf(`${show.title} ${city}${earlier === 0 ? '' : ` ${earlier + 1}`}`);
}
