import type { EventInventory, TicketType } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { Insertable, Selectable } from '@event-planner/platform/database';
import { phaseCounter, quotaCounter } from '../counters.ts';
import { createSellableEvent, poolsOf, type SellableEvent } from '../sellable-event.ts';
import type { CountersTable, EventsTable, TicketTypesTable } from '../tables.ts';

export interface InventoryRows {
  readonly event: Insertable<EventsTable>;
  readonly types: readonly TypeRow[];
  readonly counters: readonly Insertable<CountersTable>[];
}
type TypeRow = Insertable<TicketTypesTable> & Pick<TicketTypesTable, 'id' | 'counters'> & { readonly phases: string };

/** What event tells, as our rows. Types and counters are sorted by id: the order in which everybody locks them. */
export function rowsOf(told: EventInventory): InventoryRows {
  const capacityOf = capacities(told);
  const types = told.ticketTypes.map(type => typeOf(type, capacityOf(type), told));
  return { event: eventOf(told), types: sorted(types), counters: sorted(countersOf(told, types)) };
}

/** Which counters have to be counted anew, because other ticket types count in them than before; nothing was sold of a type that is new. */
export function recounted(known: Known, { types, counters }: InventoryRows): readonly string[] {
  const before = new Map(known.types.map(type => [type.id, new Set(type.counters)]));
  const changed = types.flatMap(type => [...(before.get(type.id)?.symmetricDifference(new Set(type.counters)) ?? [])]);
  const phases = counters.filter(({ id, kind }) => kind === 'phase' && !known.counters.includes(id)).map(({ id }) => id);
  return before.size === 0 ? [] : [...new Set([...changed, ...phases])];
}

export interface Known {
  readonly types: readonly Pick<TicketTypesTable, 'id' | 'counters'>[];
  readonly counters: readonly string[];
}

/** What each ticket type sells at most by itself. One that sells neither seats nor a number of places sells nothing, rather than without limit. */
function capacities({ ticketTypes, quotas, seatMap }: EventInventory): (type: TicketType) => number | null {
  const seated = seatedCategoriesOf(seatMap);
  const pools = poolsOf(seatMap);
  const inQuota = new Set(quotas.flatMap(quota => quota.ticketTypeIds));
  const hasSeats = ({ category }: TicketType): boolean => category !== null && seated.has(category);
  const counted = new Set(
    ticketTypes.filter(type => type.kind === 'ticket' && type.bundle.length === 0 && !hasSeats(type)).map(of => of.id),
  );
  return type => {
    if (type.kind === 'donation') return null;
    // The places of a bundle are those of what it includes, all of which must have a number.
    if (type.bundle.length > 0) return type.bundle.every(part => counted.has(part.ticketTypeId)) ? type.capacity : 0;
    if (type.capacity !== null || hasSeats(type)) return type.capacity;
    return pools.get(type.category ?? '')?.capacity ?? (inQuota.has(type.id) ? null : 0);
  };
}

function countersOf({ eventId, quotas, ticketTypes }: EventInventory, types: readonly TypeRow[]): readonly Insertable<CountersTable>[] {
  const ofTypes = types.flatMap(({ id, capacity }) =>
    typeof capacity === 'number' ? [{ id, eventId, kind: 'type' as const, capacity }] : [],
  );
  const ofQuotas = quotas.map(({ id, capacity }) => ({ id: quotaCounter(eventId, id), eventId, kind: 'quota' as const, capacity }));
  const ofPhases = ticketTypes.flatMap(type =>
    type.phases.flatMap(({ name, quantity }) =>
      quantity === null ? [] : [{ id: phaseCounter(eventId, type.id, name), eventId, kind: 'phase' as const, capacity: quantity }],
    ),
  );
  return [...new Map([...ofTypes, ...ofQuotas, ...ofPhases].map(counter => [counter.id, counter])).values()];
}

/** The phases that have a counter. */
export const phasesOfTypes = ({ event, types }: InventoryRows) =>
  types.flatMap(({ id, phases }) =>
    (JSON.parse(phases) as TicketType['phases']).flatMap(({ name, quantity }) =>
      quantity === null ? [] : [{ counterId: phaseCounter(event.id, id, name), ticketTypeId: id, phase: name }],
    ),
  );

const sorted = <Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const typeOf = (type: TicketType, capacity: number | null, { eventId, quotas }: EventInventory): TypeRow => ({
  id: type.id,
  eventId,
  name: type.name,
  priceMinor: type.priceMinor,
  category: type.category,
  capacity,
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
  counters:
    type.kind === 'donation'
      ? []
      : [
          ...(capacity === null ? [] : [type.id]),
          ...quotas.filter(quota => quota.ticketTypeIds.includes(type.id)).map(quota => quotaCounter(eventId, quota.id)),
        ],
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
  seriesId: told.seriesId ?? null,
  visibility: told.visibility,
  maxPerPerson: told.maxPerPerson,
  onlineUrl: told.onlineUrl,
  quotas: JSON.stringify(told.quotas),
  codes: JSON.stringify(told.codes),
  rules: JSON.stringify(told.rules),
  questions: JSON.stringify(told.questions),
  selfService: JSON.stringify(told.selfService),
  payment: JSON.stringify(told.payment),
  seatMap: JSON.stringify(told.seatMap),
});

/** Without laying out thousands of seats. A category that only marks have replaced is among them: it sells nothing, for it has no seat. */
const seatedCategoriesOf = (map: SeatMap | null): ReadonlySet<string> => {
  const rows = (map?.areas ?? []).flatMap(area => (area.kind === 'seated' ? [...area.rows, ...(area.tables ?? [])] : []));
  return new Set(rows.flatMap(row => [row.category, ...row.marks.flatMap(mark => mark.category ?? [])]));
};

const jsonOfEvent = ['quotas', 'codes', 'rules', 'questions', 'selfService', 'payment', 'seatMap'] as const;
const jsonOfType = ['phases', 'requires', 'bundle', 'taxIds'] as const;

/** The rows as they are read once they are stored: what is written as text is a value. */
export const asRead = ({ event, types, counters }: InventoryRows) => ({
  event: parsed(event, jsonOfEvent) as Selectable<EventsTable>,
  types: types.map(type => parsed(type, jsonOfType) as Selectable<TicketTypesTable>),
  counters,
});

const parsed = <Row extends object>(row: Row, json: readonly (keyof Row)[]): unknown => ({
  ...row,
  ...Object.fromEntries(json.map(name => [name, JSON.parse(row[name] as string) as unknown])),
});

export function sellableOf(told: EventInventory): SellableEvent {
  const { event, types } = asRead(rowsOf(told));
  return createSellableEvent(event, types);
}
