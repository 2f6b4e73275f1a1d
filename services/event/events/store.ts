import { type Reader, type Selectable, sql } from '@event-planner/platform/database';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { EventsTable, OrganizersTable, Tables, VenuesTable } from '../tables.ts';

type Read = Reader<Tables>;
export type By = { readonly id: string } | { readonly slug: string };

/** All that is said of an event: its own words, where it is, and who puts it on. */
export interface Facts {
  readonly event: Selectable<EventsTable>;
  readonly venue: Selectable<VenuesTable> | null;
  readonly organizer: Selectable<OrganizersTable>;
  /** That it is a date of. */
  readonly series: { readonly id: string; readonly slug: string; readonly title: string } | null;
}

/** The event is read before what it refers to, so that its version is never newer than what goes with it. */
export async function findFacts(query: Read, by: By): Promise<Facts | undefined> {
  const events = query.selectFrom('events').selectAll();
  const event = await ('id' in by ? events.where('id', '=', by.id) : events.where('slug', '=', by.slug)).executeTakeFirst();
  if (!event) return undefined;
  const [venue, organizer, series] = await Promise.all([
    event.venueId === null ? undefined : query.selectFrom('venues').selectAll().where('id', '=', event.venueId).executeTakeFirst(),
    query.selectFrom('organizers').selectAll().where('id', '=', event.organizerId).executeTakeFirstOrThrow(),
    findSeriesOf(query, event.id),
  ]);
  return { event, venue: venue ?? null, organizer, series: series ?? null };
}

const findSeriesOf = (query: Read, eventId: string): Promise<NonNullable<Facts['series']> | undefined> =>
  query
    .selectFrom('seriesDates')
    .innerJoin('series', 'series.id', 'seriesDates.seriesId')
    .select(['series.id', 'series.slug', sql<string>`series.sections -> 'about' ->> 'title'`.as('title')])
    .where('seriesDates.eventId', '=', eventId)
    .executeTakeFirst();

export const findSeatMap = async (query: Read, id: string | null): Promise<SeatMap | null> =>
  id === null ? null : ((await query.selectFrom('seatMaps').select('document').where('id', '=', id).executeTakeFirst())?.document ?? null);

export interface Cover {
  readonly svg: string;
  readonly hash: string;
}

/** The one that was made for it, if any. */
export const findCover = (query: Read, eventId: string): Promise<Cover | undefined> =>
  query.selectFrom('covers').select(['svg', 'hash']).where('eventId', '=', eventId).executeTakeFirst();

export const findSlug = async (query: Read, id: string): Promise<string | undefined> =>
  (await query.selectFrom('events').select('slug').where('id', '=', id).executeTakeFirst())?.slug;
