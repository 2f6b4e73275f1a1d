import type { EventState } from '@event-planner/contracts/event';
import type { SectionName } from '@event-planner/contracts/planning';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { type Insertable, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { z } from 'zod';
import type { EventsTable, OrganizersTable, Tables, VenuesTable } from '../tables.ts';

type Read = Reader<Tables>;
type Tx = Transaction<Tables>;
export type EventRow = Selectable<EventsTable>;

export const findEvent = (query: Read, id: string): Promise<EventRow | undefined> =>
  query.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst();

export const lockEvent = (tx: Tx, id: string): Promise<EventRow | undefined> =>
  tx.selectFrom('events').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const insertEvent = (tx: Tx, event: Insertable<EventsTable>): Promise<EventRow> =>
  tx.insertInto('events').values(event).returningAll().executeTakeFirstOrThrow();

export const insertEvents = async (tx: Tx, events: readonly Insertable<EventsTable>[]): Promise<void> =>
  void (await tx.insertInto('events').values(events).execute());

/** In the order in which everybody locks them. */
export const lockEvents = (tx: Tx, ids: readonly string[]): Promise<EventRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('events').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();

/** From now on a date of a series has these sections of its own. False when it is no date of any. */
export const noteOverrides = async (tx: Tx, eventId: string, sections: readonly SectionName[]): Promise<boolean> =>
  (
    await tx
      .updateTable('seriesDates')
      .set({ overrides: sql<SectionName[]>`array(select distinct unnest(overrides || ${sections}::text[]) order by 1)` })
      .where('eventId', '=', eventId)
      .executeTakeFirstOrThrow()
  ).numUpdatedRows === 1n;

export const replaceEvent = (tx: Tx, { id, ...event }: Pick<EventsTable, 'id'> & Partial<EventsTable>): Promise<EventRow> =>
  tx.updateTable('events').set(event).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

export const deleteEvent = (tx: Tx, id: string): Promise<unknown> => tx.deleteFrom('events').where('id', '=', id).execute();

export const findOrganizer = (query: Read, id: string): Promise<Selectable<OrganizersTable> | undefined> =>
  query.selectFrom('organizers').selectAll().where('id', '=', id).executeTakeFirst();

export const findVenue = (query: Read, id: string): Promise<Selectable<VenuesTable> | undefined> =>
  query.selectFrom('venues').selectAll().where('id', '=', id).executeTakeFirst();

/** The series that an event is a date of. */
export const findSeriesOf = (
  query: Read,
  eventId: string,
): Promise<{ readonly id: string; readonly overrides: SectionName[] } | undefined> =>
  query.selectFrom('seriesDates').select(['seriesId as id', 'overrides']).where('eventId', '=', eventId).executeTakeFirst();

/** Of its own venues, the one it has longest. */
export const findFirstVenueOf = (query: Read, organizerId: string): Promise<{ readonly timeZone: string } | undefined> =>
  query.selectFrom('venues').select('timeZone').where('organizerId', '=', organizerId).orderBy('id').limit(1).executeTakeFirst();

export const findSeatMap = (query: Read, id: string): Promise<{ readonly venueId: string; readonly document: SeatMap } | undefined> =>
  query.selectFrom('seatMaps').select(['venueId', 'document']).where('id', '=', id).executeTakeFirst();

/** The slug itself and its numbered fellows, of other events. */
export const listSlugsLike = async (query: Read, { id, slug }: Pick<EventsTable, 'id' | 'slug'>): Promise<string[]> =>
  (
    await query
      .selectFrom('events')
      .select('slug')
      .where('id', '!=', id)
      .where(sql<boolean>`(slug = ${slug} or slug like ${`${slug}-%`})`)
      .execute()
  ).map(row => row.slug);

/** Two who want the same slug at once take turns, so that each sees what the other took. */
export const lockSlug = (tx: Tx, slug: string): Promise<unknown> =>
  tx.selectNoFrom(sql`pg_advisory_xact_lock(hashtext(${`slug ${slug}`}))`.as('locked')).execute();

/** Takes the ids for an event; answers those that are another's. */
export async function claimTicketIds(tx: Tx, eventId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  await tx
    .insertInto('ticketIds')
    .values(ids.map(id => ({ id, eventId })))
    .onConflict(conflict => conflict.column('id').doNothing())
    .execute();
  return (await tx.selectFrom('ticketIds').select('id').where('id', 'in', ids).where('eventId', '!=', eventId).execute()).map(
    ({ id }) => id,
  );
}

export interface Wanted {
  readonly organizerId: string;
  readonly state: z.infer<typeof EventState> | undefined;
  /** Patterns of words. */
  readonly words: readonly string[];
  readonly after: { readonly startsAt: string | null; readonly id: string } | undefined;
  readonly limit: number;
}

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number];

/** What has no date yet comes first, then what is furthest ahead. */
export const listPlans = ({ query, wanted }: { query: Read; wanted: Wanted }) => {
  const { organizerId, state, words, after, limit } = wanted;
  let rows = query
    .selectFrom('events')
    .leftJoin('venues', 'venues.id', 'events.venueId')
    .leftJoin('seriesDates', 'seriesDates.eventId', 'events.id')
    .select([
      'seriesDates.seriesId',
      'events.id',
      'events.slug',
      'events.title',
      'events.state',
      'events.version',
      'events.startsAt',
      'events.timeZone',
      'events.category',
      'events.visibility',
      'events.coverId',
      'venues.name as venueName',
      sql<number>`coalesce((select sum(visits)::int from visits where visits.event_id = events.id), 0)`.as('visits'),
    ])
    .where('events.organizerId', '=', organizerId);
  if (state !== undefined) rows = rows.where('events.state', '=', state);
  for (const pattern of words) rows = rows.where(sql<boolean>`events.search_text like ${pattern}`);
  if (after !== undefined)
    rows = rows.where(
      sql<boolean>`(coalesce(events.starts_at, 'infinity'), events.id) < (coalesce(${after.startsAt}::timestamptz, 'infinity'), ${after.id}::uuid)`,
    );
  return rows
    .orderBy(sql`coalesce(events.starts_at, 'infinity') desc`)
    .orderBy('events.id', 'desc')
    .limit(limit)
    .execute();
};

type Of = { readonly organizerId: string } | { readonly venueId: string };

/** Those of an organizer or at a venue that still change, in the order in which everybody locks them. */
export const lockAffected = (tx: Tx, of: Of): Promise<EventRow[]> => {
  const events = tx.selectFrom('events').selectAll().where('state', 'in', ['draft', 'published', 'postponed']).orderBy('id').forUpdate();
  return ('venueId' in of ? events.where('venueId', '=', of.venueId) : events.where('organizerId', '=', of.organizerId)).execute();
};

export const listAffected = (query: Read, of: Of): Promise<Pick<EventRow, 'id' | 'slug'>[]> => {
  const events = query.selectFrom('events').select(['id', 'slug']).where('state', '!=', 'draft');
  return ('venueId' in of ? events.where('venueId', '=', of.venueId) : events.where('organizerId', '=', of.organizerId)).execute();
};
