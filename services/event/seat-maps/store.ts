import type { SeatMap } from '@event-planner/contracts/seat-map';
import { type Database, type Insertable, type Reader, sql, type Transaction } from '@event-planner/platform/database';
import type { EventsTable, SeatMapsTable, Tables } from '../tables.ts';

type Read = Database<Tables>['read'];

export interface Plan {
  readonly id: string;
  readonly hash: string;
}

/** The plan of an event that is no draft. */
export const findPublicPlan = (
  read: Read,
  by: { readonly id: string } | { readonly slug: string },
): Promise<(Plan & { readonly eventId: string; readonly secrets: EventsTable['sections'] | null }) | undefined> => {
  const plans = read
    .selectFrom('events')
    .innerJoin('seatMaps', 'seatMaps.id', 'events.seatMapId')
    .select(['seatMaps.id', 'seatMaps.hash', 'events.id as eventId'])
    // Only who needs a code has to be judged by the document, which is long.
    .select(sql<EventsTable['sections'] | null>`case when events.visibility = 'private' then events.sections end`.as('secrets'))
    .where('events.state', '!=', 'draft');
  return ('id' in by ? plans.where('events.id', '=', by.id) : plans.where('events.slug', '=', by.slug)).executeTakeFirst();
};

export const getDocument = async (read: Read, id: string): Promise<SeatMap> =>
  (await read.selectFrom('seatMaps').select('document').where('id', '=', id).executeTakeFirstOrThrow()).document;

const summary = ['id', 'venueId', 'name', 'version', 'seats', 'standing', 'savedAt'] as const;
export type PlanRow = Awaited<ReturnType<typeof listNewest>>[number];

const isNewest = sql<boolean>`version = (select max(version) from seat_maps as other where other.venue_id = seat_maps.venue_id and other.name = seat_maps.name)`;

/** The newest version of every plan of these venues. */
export const listNewest = (read: Reader<Tables>, venueIds: readonly string[]) =>
  read.selectFrom('seatMaps').select(summary).where('venueId', 'in', venueIds).where(isNewest).orderBy('name').execute();

/** Any version of a venue's plans. */
export const findVersion = (read: Reader<Tables>, { venueId, id }: { readonly venueId: string; readonly id: string }) =>
  read
    .selectFrom('seatMaps')
    .select([...summary, 'document', 'hash'])
    .where('venueId', '=', venueId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Whoever saves a plan of this venue waits for the others. */
export const lockVenue = (tx: Transaction<Tables>, id: string): Promise<unknown> =>
  tx.selectFrom('venues').select('id').where('id', '=', id).forNoKeyUpdate().execute();

/** The venue is locked. */
export const findNewest = (tx: Transaction<Tables>, { venueId, name }: { readonly venueId: string; readonly name: string }) =>
  tx
    .selectFrom('seatMaps')
    .select([...summary, 'hash'])
    .where('venueId', '=', venueId)
    .where('name', '=', name)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();

export const insertVersion = (tx: Transaction<Tables>, plan: Insertable<SeatMapsTable>): Promise<PlanRow> =>
  tx.insertInto('seatMaps').values(plan).returning(summary).executeTakeFirstOrThrow();
