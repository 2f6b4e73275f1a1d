import type { EventDetail } from '@event-planner/contracts/event';
import { type Reader, sql } from '@event-planner/platform/database';
import type { Reference } from '../reference.ts';
import type { Tables } from '../tables.ts';

type Read = Reader<Tables>;

export interface EntryRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: EventDetail['state'];
  readonly version: number;
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string;
  readonly subtitle: string;
  readonly organizerName: string;
  readonly venueName: string | null;
  readonly address: string | null;
}

const entries = (read: Read) =>
  read
    .selectFrom('events')
    .innerJoin('organizers', 'organizers.id', 'events.organizerId')
    .leftJoin('venues', 'venues.id', 'events.venueId')
    .select(['events.id', 'events.slug', 'events.title', 'events.state', 'events.version', 'events.timeZone'])
    .select(['organizers.name as organizerName', 'venues.name as venueName', 'venues.address'])
    .select([
      // The database's own: nobody writes it.
      sql<Date>`events.changed_at`.as('changedAt'),
      sql<Date>`events.starts_at`.as('startsAt'),
      sql<Date>`events.ends_at`.as('endsAt'),
      sql<string>`events.sections -> 'about' ->> 'subtitle'`.as('subtitle'),
    ])
    .where('events.state', '!=', 'draft');

/** Whoever has the address of an event that is not listed has its calendar entry too. */
export const findEntry = (read: Read, by: Reference): Promise<EntryRow | undefined> => {
  const one = entries(read).where('events.visibility', '!=', 'private');
  return ('id' in by ? one.where('events.id', '=', by.id) : one.where('events.slug', '=', by.slug)).executeTakeFirst();
};

export interface Since {
  readonly since: Date;
  readonly limit: number;
}

const soonest = (read: Read, { since, limit }: Since) =>
  entries(read)
    .where('events.visibility', '=', 'public')
    .where('events.endsAt', '>', since)
    .orderBy('events.startsAt')
    .orderBy('events.id')
    .limit(limit);

export const listOfOrganizer = (read: Read, wanted: Since & { readonly organizerId: string }): Promise<EntryRow[]> =>
  soonest(read, wanted).where('events.organizerId', '=', wanted.organizerId).execute();

export const listOfSeries = (read: Read, wanted: Since & { readonly seriesId: string }): Promise<EntryRow[]> =>
  soonest(read, wanted)
    .innerJoin('seriesDates', 'seriesDates.eventId', 'events.id')
    .where('seriesDates.seriesId', '=', wanted.seriesId)
    .execute();

export const findOrganizer = (read: Read, by: Reference): Promise<{ readonly id: string; readonly name: string } | undefined> => {
  const organizers = read.selectFrom('organizers').select(['id', 'name']);
  return ('id' in by ? organizers.where('id', '=', by.id) : organizers.where('slug', '=', by.slug)).executeTakeFirst();
};

export const findSeries = (read: Read, by: Reference): Promise<{ readonly id: string; readonly name: string } | undefined> => {
  const series = read.selectFrom('series').select(['id', sql<string>`sections -> 'about' ->> 'title'`.as('name')]);
  return ('id' in by ? series.where('id', '=', by.id) : series.where('slug', '=', by.slug)).executeTakeFirst();
};
