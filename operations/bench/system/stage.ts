import { randomUUID } from 'node:crypto';
import type { HoldRequest } from '@event-planner/contracts/booking';
import { type EventInventory, plainSale, plainTicket, type TicketType } from '@event-planner/contracts/event';
import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import { houses } from '@event-planner/demo/seat-maps/houses';
import type { Database } from '@event-planner/platform/database';
import { rowsOf } from '@event-planner/services/booking/inventory/rules';
import { replaceEvent } from '@event-planner/services/booking/inventory/store';
import type { Tables } from '@event-planner/services/booking/tables';

/** Places that somebody wants to hold. */
export interface Wish {
  readonly eventId: string;
  readonly places: readonly {
    readonly ticketTypeId: string;
    readonly seat: string | null;
    readonly quantity: number;
    readonly category: string | null;
  }[];
}

export const priceMinor = 2500;

export const requestOf = ({ eventId, places }: Wish): HoldRequest => ({
  eventId,
  items: places.map(({ ticketTypeId, seat, quantity }) => (seat === null ? { ticketTypeId, quantity } : { ticketTypeId, seat })),
});

/** More than any run can sell, so that it measures selling and not being sold out. */
const fieldCapacity = 100_000_000;

/**
 * Events of the benchmarks' own beside the demo's, on sale for a year, put straight into booking's copy of what event tells it: nobody could sell two
 * million places of a demo event.
 */
export async function createField(db: Database<Tables>, { capacity = fieldCapacity, quantity = 2 } = {}): Promise<Wish> {
  const type = ticketType({ name: 'Day ticket', category: null, capacity });
  const eventId = await putOn(db, { title: 'A festival on a field without end', ticketTypes: [type], seatMap: null });
  return { eventId, places: [{ ticketTypeId: type.id, seat: null, quantity, category: null }] };
}

/** One evening in the arena: every pair of neighbouring seats once, in the order of the plan. */
export async function createNight(db: Database<Tables>): Promise<readonly Wish[]> {
  const seatMap = houses.arena();
  const seats = layOut(seatMap);
  const types = new Map(
    [...new Set(seats.map(seat => seat.category))].map(category => [category, ticketType({ name: category, category, capacity: null })]),
  );
  const eventId = await putOn(db, { title: 'A night in the arena', ticketTypes: [...types.values()], seatMap });
  const placeOf = (seat: Seat) => ({
    ticketTypeId: types.get(seat.category)?.id ?? '',
    seat: seat.id,
    quantity: 1,
    category: seat.category,
  });
  return pairsOf(seats).map(pair => ({ eventId, places: pair.map(placeOf) }));
}

const pairsOf = (seats: readonly Seat[]): readonly (readonly [Seat, Seat])[] =>
  [...Map.groupBy(seats, seat => `${seat.area} ${seat.row}`).values()].flatMap(row =>
    row.flatMap((seat, at) => {
      const neighbour = row[at + 1];
      return at % 2 === 0 && neighbour ? [[seat, neighbour] as const] : [];
    }),
  );

/** Hands out each wish once, whoever asks; undefined when all are given. */
export function oneAfterAnother(wishes: readonly Wish[]): () => Wish | undefined {
  let given = 0;
  return () => wishes[given++];
}

const days = (number: number): string => new Date(Date.now() + number * 86_400_000).toISOString();

const ticketType = (changes: Pick<TicketType, 'name' | 'category' | 'capacity'>): TicketType => ({
  ...plainTicket,
  id: randomUUID(),
  description: '',
  priceMinor,
  minPerOrder: 1,
  maxPerOrder: 10,
  salesStart: days(-1),
  salesEnd: days(365),
  ...changes,
});

async function putOn(
  db: Database<Tables>,
  { title, ticketTypes, seatMap }: { readonly title: string; readonly ticketTypes: TicketType[]; readonly seatMap: SeatMap | null },
): Promise<string> {
  const event: EventInventory = {
    eventId: randomUUID(),
    version: 1,
    slug: 'a-benchmark',
    title,
    state: 'published',
    startsAt: days(366),
    endsAt: days(366.2),
    currency: 'EUR',
    venueName: 'The Arena',
    venueAddress: '1 Long Street, Berlin',
    timeZone: 'Europe/Berlin',
    organizerId: randomUUID(),
    organizerName: 'The Company',
    ...plainSale,
    ticketTypes,
    seatMap,
  };
  await db.transaction(tx => replaceEvent(tx, rowsOf(event)));
  return event.eventId;
}
