import { type Database, type Reader, sql } from '@event-planner/platform/database';
import type { Tables } from '../tables.ts';
import type { DayCount } from './rules.ts';

type Read = Reader<Tables>;

export interface Count extends DayCount {
  readonly eventId: string;
}

/** Adds to what is there. Counts of an event that is gone meanwhile are nobody's. */
export async function addVisits(query: Database<Tables>['query'], counts: readonly Count[]): Promise<void> {
  const [ids, days, numbers] = [counts.map(one => one.eventId), counts.map(one => one.day), counts.map(one => one.visits)];
  await sql`
    insert into visits (event_id, day, visits)
    select counted.event_id, counted.day, counted.visits
    from unnest(${ids}::uuid[], ${days}::date[], ${numbers}::integer[]) as counted(event_id, day, visits)
    join events on events.id = counted.event_id
    order by counted.event_id, counted.day
    on conflict (event_id, day) do update set visits = visits.visits + excluded.visits`.execute(query);
}

/** Whether it is something that people may open. */
export const isShown = async (read: Read, id: string): Promise<boolean> =>
  (await read.selectFrom('events').select('id').where('id', '=', id).where('state', '!=', 'draft').executeTakeFirst()) !== undefined;

export interface Range {
  readonly from: string;
  readonly to: string;
}

export const listOfEvent = (read: Read, { eventId, from, to }: Range & { readonly eventId: string }): Promise<DayCount[]> =>
  read
    .selectFrom('visits')
    .select(['day', 'visits'])
    .where('eventId', '=', eventId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute();

const summed = sql<number>`sum(visits)::int`;

const ofOrganizer = (read: Read, { organizerId, from, to }: Range & { readonly organizerId: string }) =>
  read
    .selectFrom('visits')
    .innerJoin('events', 'events.id', 'visits.eventId')
    .where('events.organizerId', '=', organizerId)
    .where('visits.day', '>=', from)
    .where('visits.day', '<=', to);

export const listOfOrganizer = (read: Read, wanted: Range & { readonly organizerId: string }): Promise<DayCount[]> =>
  ofOrganizer(read, wanted)
    .select(['visits.day', summed.as('visits')])
    .groupBy('visits.day')
    .orderBy('visits.day')
    .execute();

export const listByEvent = (
  read: Read,
  wanted: Range & { readonly organizerId: string },
): Promise<{ readonly eventId: string; readonly visits: number }[]> =>
  ofOrganizer(read, wanted)
    .select(['visits.eventId', summed.as('visits')])
    .groupBy('visits.eventId')
    .orderBy('visits', 'desc')
    .orderBy('visits.eventId')
    .execute();
