import type { EventInventory, TicketType } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { Insertable, Selectable } from '@event-planner/platform/database';
import { createSellableEvent, poolsOf, type SellableEvent } from '../sellable-event.ts';
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
      .map(type => ({ ...typeOf(type, told.eventId), capacity: type.capacity ?? countedCapacity(type.category) }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const typeOf = (type: TicketType, eventId: string): Insertable<TicketTypesTable> => ({
  id: type.id,
  eventId,
  name: type.name,
  priceMinor: type.priceMinor,
  category: type.category,
  capacity: type.capacity,
  minPerOrder: type.minPerOrder,
  maxPerOrder: type.maxPerOrder,
  salesStart: new Date(type.salesStart),
  salesEnd: new Date(type.salesEnd),
  kind: type.kind,
  pricing: type.pricing,
  suggestedMinor: type.suggestedMinor,
  phases: JSON.stringify(type.phases),
  maxPerPerson: type.maxPerPerson,
  hidden: type.hidden,
  requires: JSON.stringify(type.requires),
  bundle: JSON.stringify(type.bundle),
  taxIds: JSON.stringify(type.taxIds),
  offered: true,
});

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
  organizerId: told.organizerId,
  organizerName: told.organizerName,
  visibility: told.visibility,
  maxPerPerson: told.maxPerPerson,
  onlineUrl: told.onlineUrl,
  quotas: JSON.stringify(told.quotas),
  codes: JSON.stringify(told.codes),
  rules: JSON.stringify(told.rules),
  questions: JSON.stringify(told.questions),
  seatMap: JSON.stringify(told.seatMap),
});

/** Without laying out thousands of seats. A category that only marks have replaced is among them: it sells nothing, for it has no seat. */
const seatedCategoriesOf = (map: SeatMap | null): ReadonlySet<string> => {
  const rows = (map?.areas ?? []).flatMap(area => (area.kind === 'seated' ? [...area.rows, ...(area.tables ?? [])] : []));
  return new Set(rows.flatMap(row => [row.category, ...row.marks.flatMap(mark => mark.category ?? [])]));
};

const jsonOfEvent = ['quotas', 'codes', 'rules', 'questions', 'seatMap'] as const;
const jsonOfType = ['phases', 'requires', 'bundle', 'taxIds'] as const;

/** The rows as they are read once they are stored: what is written as text is a value. */
export const asRead = ({ event, types }: InventoryRows) => ({
  event: parsed(event, jsonOfEvent) as Selectable<EventsTable>,
  types: types.map(type => parsed({ ...type, held: 0, sold: 0, excess: 0 }, jsonOfType) as Selectable<TicketTypesTable>),
});

const parsed = <Row extends object>(row: Row, json: readonly (keyof Row)[]): unknown => ({
  ...row,
  ...Object.fromEntries(json.map(name => [name, JSON.parse(row[name] as string) as unknown])),
});

export function sellableOf(told: EventInventory): SellableEvent {
  const { event, types } = asRead(rowsOf(told));
  return createSellableEvent(event, types);
}
