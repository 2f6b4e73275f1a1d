import { createHash } from 'node:crypto';
import type { World, WorldEvent } from '@event-planner/demo/world';
import type { Database, Insertable, Transaction } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import { daysOf } from './calendar.ts';
import { searchable } from './searchable.ts';
import type { Tables } from './tables.ts';

/** What of the world this service keeps. */
export type Programme = Pick<World, 'organizers' | 'venues' | 'seatMaps' | 'events' | 'accounts'>;

/**
 * Puts on a whole programme in a few statements; doing it again adds what is missing and changes nothing. It announces nothing: whoever keeps
 * a copy of events seeds it from the same world, under the same versions.
 */
export async function seedDemo(db: Database<Tables>, world: Programme, draw: (event: WorldEvent) => string): Promise<void> {
  const rows = rowsOf(world, draw);
  await db.transaction(async tx => {
    for (const table of inOrder) await insertAll(tx, table, rows[table]);
  });
}

/** Parents first. */
const inOrder = [
  'organizers',
  'members',
  'venues',
  'seatMaps',
  'events',
  'ticketTypes',
  'covers',
] as const satisfies readonly (keyof Tables)[];

type Rows = { readonly [Table in keyof Tables]: readonly Insertable<Tables[Table]>[] };

function rowsOf({ organizers, venues, seatMaps, events, accounts }: Programme, draw: (event: WorldEvent) => string): Rows {
  return {
    organizers: organizers.map(({ id, slug, name, about }) => ({ id, slug, name, about })),
    members: accounts.flatMap(({ id, organizerId }) => (organizerId === null ? [] : [{ organizerId, userId: id }])),
    venues: venues.map(({ seatMap: _plan, capacity: _capacity, ...venue }) => venue),
    seatMaps: [...new Map(events.flatMap(event => planOf(event, seatMaps))).values()],
    events: events.map(toRow),
    ticketTypes: events.flatMap(event =>
      event.ticketTypes.map((type, position) => ({
        id: type.id,
        eventId: event.id,
        position,
        name: type.name,
        description: type.description,
        priceMinor: type.priceMinor,
        category: type.category,
        capacity: type.capacity,
        minPerOrder: type.minPerOrder,
        maxPerOrder: type.maxPerOrder,
        salesStart: new Date(type.salesStart),
        salesEnd: new Date(type.salesEnd),
      })),
    ),
    covers: events.map(event => ({ event, svg: draw(event) })).map(({ event, svg }) => ({ eventId: event.id, svg, hash: hashOf(svg) })),
  };
}

const seatMapId = ({ venue, seatMap }: WorldEvent): string => idOf(`seat map of ${venue.id}: ${seatMap}`);

function planOf(event: WorldEvent, seatMaps: World['seatMaps']): [id: string, row: Insertable<Tables['seatMaps']>][] {
  if (event.seatMap === null) return [];
  const id = seatMapId(event);
  const document = seatMaps[event.seatMap];
  return [[id, { id, venueId: event.venue.id, name: event.seatMap, version: 1, document, hash: hashOf(JSON.stringify(document)) }]];
}

function toRow(event: WorldEvent): Insertable<Tables['events']> {
  const { id, slug, title, category, description, currency, priceFromMinor, state, version, venue, organizer } = event;
  return {
    id,
    slug,
    title,
    category,
    description,
    currency,
    priceFromMinor,
    state,
    version,
    organizerId: organizer.id,
    venueId: venue.id,
    seatMapId: event.seatMap === null ? null : seatMapId(event),
    doorsAt: new Date(event.doorsAt ?? event.startsAt),
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    ...daysOf({ ...event, timeZone: venue.timeZone }),
    searchText: searchable([title, organizer.name, venue.name, venue.city, category].join(' ')),
    titleKey: searchable(title),
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

async function insertAll<Table extends keyof Tables>(tx: Transaction<Tables>, table: Table, rows: Rows[Table]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto(table)
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}
