import { plainTicket, type TicketType } from '@event-planner/contracts/event';
import type { Database } from '@event-planner/platform/database';
import { type SummaryRow, summaryColumns } from '../summary.ts';
import type { Tables } from '../tables.ts';

type Read = Database<Tables>['read'];

export interface EventRow extends SummaryRow {
  readonly description: string;
  readonly doorsAt: Date;
  readonly version: number;
  readonly venueId: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly accessibility: string;
  readonly organizerId: string;
  readonly about: string;
}

const detailColumns = [
  'events.description',
  'events.doorsAt',
  'events.version',
  'venues.id as venueId',
  'venues.address',
  'venues.latitude',
  'venues.longitude',
  'venues.accessibility',
  'organizers.id as organizerId',
  'organizers.about',
] as const;

export type By = { readonly id: string } | { readonly slug: string };

export const findEvent = (query: Read, by: By): Promise<EventRow | undefined> => {
  const events = query
    .selectFrom('events')
    .innerJoin('venues', 'venues.id', 'events.venueId')
    .innerJoin('organizers', 'organizers.id', 'events.organizerId')
    .select(summaryColumns)
    .select(detailColumns);
  return ('id' in by ? events.where('events.id', '=', by.id) : events.where('events.slug', '=', by.slug)).executeTakeFirst();
};

export async function listTicketTypes(query: Read, eventId: string): Promise<TicketType[]> {
  const rows = await query
    .selectFrom('ticketTypes')
    .select(['id', 'name', 'description', 'priceMinor', 'category', 'capacity', 'minPerOrder', 'maxPerOrder', 'salesStart', 'salesEnd'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute();
  return rows.map(row => ({ ...plainTicket, ...row, salesStart: row.salesStart.toISOString(), salesEnd: row.salesEnd.toISOString() }));
}

export const findSeatMapOf = async (query: Read, eventId: string) =>
  (
    await query
      .selectFrom('events')
      .innerJoin('seatMaps', 'seatMaps.id', 'events.seatMapId')
      .select('document')
      .where('events.id', '=', eventId)
      .executeTakeFirst()
  )?.document ?? null;

export interface Cover {
  readonly svg: string;
  readonly hash: string;
}

export const findPublicCover = (query: Read, slug: string): Promise<Cover | undefined> =>
  query
    .selectFrom('covers')
    .innerJoin('events', 'events.id', 'covers.eventId')
    .select(['covers.svg', 'covers.hash'])
    .where('events.slug', '=', slug)
    .where('events.state', '!=', 'draft')
    .executeTakeFirst();
