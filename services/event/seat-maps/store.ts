import type { SeatMap } from '@event-planner/contracts/seat-map';
import { type Database, sql } from '@event-planner/platform/database';
import type { EventsTable, Tables } from '../tables.ts';

type Read = Database<Tables>['read'];

export interface Plan {
  readonly id: string;
  readonly hash: string;
}

/** The plan of an event that is no draft. */
export const findPublicPlan = (
  read: Read,
  by: { readonly id: string } | { readonly slug: string },
): Promise<(Plan & Pick<EventsTable, 'visibility' | 'sections'>) | undefined> => {
  const plans = read
    .selectFrom('events')
    .innerJoin('seatMaps', 'seatMaps.id', 'events.seatMapId')
    .select(['seatMaps.id', 'seatMaps.hash', 'events.visibility', 'events.sections'])
    .where('events.state', '!=', 'draft');
  return ('id' in by ? plans.where('events.id', '=', by.id) : plans.where('events.slug', '=', by.slug)).executeTakeFirst();
};

export const getDocument = async (read: Read, id: string): Promise<SeatMap> =>
  (await read.selectFrom('seatMaps').select('document').where('id', '=', id).executeTakeFirstOrThrow()).document;

export interface PlanOfVenue {
  readonly id: string;
  readonly venueId: string;
  readonly name: string;
  readonly version: number;
  readonly savedAt: Date;
  readonly document: SeatMap;
}

/** The newest version of every plan of these venues. */
export const listNewest = (read: Read, venueIds: readonly string[]): Promise<PlanOfVenue[]> =>
  read
    .selectFrom('seatMaps')
    .select(['id', 'venueId', 'name', 'version', 'savedAt', 'document'])
    .where('venueId', 'in', venueIds)
    .where(
      sql<boolean>`version = (select max(version) from seat_maps as other where other.venue_id = seat_maps.venue_id and other.name = seat_maps.name)`,
    )
    .orderBy('name')
    .execute();
