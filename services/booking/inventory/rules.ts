import type { EventInventory } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { Insertable } from '@event-planner/platform/database';
import { poolsOf } from '../sellable-event.ts';
import type { EventsTable, TicketTypesTable } from '../tables.ts';

export interface InventoryRows {
  readonly event: Insertable<EventsTable>;
  readonly types: readonly Insertable<TicketTypesTable>[];
}

/** What event tells, as our rows. Types are sorted by id: the order in which everybody locks them. */
export function rowsOf(told: EventInventory): InventoryRows {
  const { ticketTypes, seatMap } = told;
  const seated = seatedCategoriesOf(seatMap);
  const pools = poolsOf(seatMap);
  // A type that sells neither seats nor a number of places sells nothing, rather than without limit.
  const countedCapacity = (category: string | null): number | null =>
    category !== null && seated.has(category) ? null : (pools.get(category ?? '')?.capacity ?? 0);
  return {
    event: eventOf(told),
    types: ticketTypes
      .map(type => ({
        id: type.id,
        eventId: told.eventId,
        name: type.name,
        priceMinor: type.priceMinor,
        category: type.category,
        capacity: type.capacity ?? countedCapacity(type.category),
        minPerOrder: type.minPerOrder,
        maxPerOrder: type.maxPerOrder,
        salesStart: new Date(type.salesStart),
        salesEnd: new Date(type.salesEnd),
        offered: true,
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const eventOf = (told: EventInventory): Insertable<EventsTable> => ({
  id: told.eventId,
  version: told.version,
  slug: told.slug,
  title: told.title,
  state: told.state,
  startsAt: new Date(told.startsAt),
  endsAt: new Date(told.endsAt),
  currency: told.currency,
  venueName: told.venueName,
  venueAddress: told.venueAddress,
  timeZone: told.timeZone,
  organizerName: told.organizerName,
  seatMap: JSON.stringify(told.seatMap),
});

/** Without laying out thousands of seats. A category that only marks have replaced is among them: it sells nothing, for it has no seat. */
const seatedCategoriesOf = (map: SeatMap | null): ReadonlySet<string> => {
  const rows = (map?.areas ?? []).flatMap(area => (area.kind === 'seated' ? area.rows : []));
  return new Set(rows.flatMap(row => [row.category, ...row.marks.flatMap(mark => mark.category ?? [])]));
};
