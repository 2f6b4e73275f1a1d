import type { AccessCode } from '@event-planner/contracts/event';
import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import type { Selectable } from '@event-planner/platform/database';
import { type Choice, createChooser, type Party } from './choosing/choose.ts';
import { phaseCounter, quotaCounter, sumUp, type Sums } from './counters.ts';
import type { EventsTable, TicketTypesTable } from './tables.ts';

export type EventFacts = Omit<Selectable<EventsTable>, 'seatMap'>;

export interface SellablePhase {
  readonly name: string;
  readonly priceMinor: number;
  readonly until: Date | null;
  /** Counts the places of its price, where they have a number. */
  readonly counter: string | null;
}

export interface SellableType extends Omit<Selectable<TicketTypesTable>, 'eventId' | 'phases'> {
  /** Its places are the numbered seats of its category. */
  readonly seated: boolean;
  /** Taking one changes counters, which are locked for it. A seated one may have them too. */
  readonly counted: boolean;
  readonly phases: readonly SellablePhase[];
}

/** An event as the rules see it: everything that does not change by selling. Made once per version and kept in memory. */
export interface SellableEvent {
  readonly facts: EventFacts;
  readonly types: ReadonlyMap<string, SellableType>;
  /** In the order of the live snapshots. */
  readonly seats: readonly Seat[];
  readonly seatIndex: ReadonlyMap<string, number>;
  /** Standing areas by category: all ticket types that sell the category share these places. */
  readonly pools: ReadonlyMap<string, { readonly capacity: number; readonly name: string }>;
  readonly codes: ReadonlyMap<string, AccessCode>;
  /** Somebody may have only so many of its tickets. */
  readonly capped: boolean;
  /** Of the plan's categories, by id. */
  readonly categoryNames: ReadonlyMap<string, string>;
  /** By counter. */
  readonly quotaNames: ReadonlyMap<string, string>;
  /** Area and label of what are tables, not rows. */
  readonly tables: ReadonlySet<string>;
  /** The best seats for a party where `taken` has a 0, in the order of `seats`. */
  readonly choose: (party: Party, taken: Uint8Array) => Choice;
}

export function createSellableEvent(row: Selectable<EventsTable>, typeRows: readonly Selectable<TicketTypesTable>[]): SellableEvent {
  const { seatMap, ...facts } = row;
  const seats = seatMap ? layOut(seatMap) : [];
  const seatedCategories = new Set(seats.map(seat => seat.category));
  const types = typesOf(row.id, typeRows, seatedCategories);
  return {
    facts,
    types: new Map(types.map(type => [type.id, type])),
    seats,
    seatIndex: new Map(seats.map((seat, index) => [seat.id, index])),
    pools: poolsOf(seatMap),
    codes: new Map(row.codes.map(code => [code.code, code])),
    capped: row.maxPerPerson !== null || types.some(type => type.maxPerPerson !== null),
    categoryNames: new Map(seatMap?.categories.map(category => [category.id, category.name])),
    quotaNames: new Map(row.quotas.map(quota => [quotaCounter(row.id, quota.id), quota.name])),
    tables: tablesOf(seatMap),
    choose: createChooser(seatMap),
  };
}

function typesOf(
  eventId: string,
  rows: readonly Selectable<TicketTypesTable>[],
  seatedCategories: ReadonlySet<string>,
): readonly SellableType[] {
  const countersOf = new Map(rows.map(row => [row.id, row.counters]));
  return rows.map(row => {
    const phases = row.phases.map(({ name, priceMinor, until, quantity }) => ({
      name,
      priceMinor,
      until: until === null ? null : new Date(until),
      counter: quantity === null ? null : phaseCounter(eventId, row.id, name),
    }));
    const counters = [...row.counters, ...row.bundle.flatMap(part => countersOf.get(part.ticketTypeId) ?? [])];
    return {
      ...row,
      phases,
      seated: row.kind === 'ticket' && row.bundle.length === 0 && row.category !== null && seatedCategories.has(row.category),
      counted: counters.length > 0 || phases.some(phase => phase.counter !== null),
    };
  });
}

export function poolsOf(map: SeatMap | null): SellableEvent['pools'] {
  const pools = new Map<string, { capacity: number; name: string }>();
  for (const area of map?.areas ?? []) {
    if (area.kind !== 'standing') continue;
    pools.set(area.category, { capacity: area.capacity + (pools.get(area.category)?.capacity ?? 0), name: area.name });
  }
  return pools;
}

/** Whether it sells places of the standing area of this category. */
export const sellsPool = (type: SellableType, category: string): boolean =>
  type.category === category && type.bundle.length === 0 && type.kind === 'ticket';

const tablesOf = (map: SeatMap | null): ReadonlySet<string> =>
  new Set(
    (map?.areas ?? []).flatMap(area => (area.kind === 'seated' ? (area.tables ?? []).map(table => `${area.id} ${table.label}`) : [])),
  );

/** Categories of which something is for sale; seats of others are blocked. */
export const soldCategories = ({ types }: SellableEvent): ReadonlySet<string | null> =>
  new Set([...types.values()].filter(type => type.offered).map(type => type.category));

/** What counters give for so many of these ticket types, bundles taken apart, phases aside. */
export const placesOf = ({ types }: SellableEvent, units: Sums): Sums =>
  sumUp([...units].flatMap(([id, quantity]) => (types.get(id)?.counters ?? []).map(counter => [counter, quantity] as const)));

/** Whether the event as a whole may be sold: published and not over. */
export const eventIsOnSale = ({ facts }: SellableEvent, now: Date): boolean => facts.state === 'published' && now < facts.endsAt;

export const typeIsOnSale = (type: SellableType, now: Date): boolean => type.offered && type.salesStart <= now && now < type.salesEnd;

/** Empty where one may take any: whoever shows it says so in their language. */
export const placeOf = (event: SellableEvent, type: SellableType, seatId?: string): string => {
  const seat = seatId === undefined ? undefined : event.seats[event.seatIndex.get(seatId) ?? -1];
  if (seat) {
    const kind = event.tables.has(`${seat.area} ${seat.row}`) ? 'table' : 'row';
    return `${seat.areaName}, ${kind} ${seat.row}, seat ${seat.number}`;
  }
  if (type.kind === 'donation') return 'Donation';
  return event.pools.get(type.category ?? '')?.name ?? '';
};
