import { layOut, type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import type { Block } from '@event-planner/contracts/block';
import { listAccounts } from './accounts.ts';
import type { WorldEvent } from './events.ts';
import { idOf } from './ids.ts';
import type { Sale } from './sales.ts';
import type { House } from './seat-maps/houses.ts';

const eventsWithBlocks = 4;

/** What houses usually keep: each so many seats of the category at that place in the list of prices. */
const usual = [
  { kind: 'house', reason: 'Guests of the artists', note: 'Names at the stage door by six.', seats: 6, price: 0 },
  { kind: 'house', reason: 'Press', note: null, seats: 4, price: 1 },
  { kind: 'kill', reason: 'Camera position', note: 'The crane swings over these seats.', seats: 3, price: 1 },
] as const;

/** Seats that the demo's organizer keeps back in the first of its evenings. */
export function createBlocks(
  events: readonly WorldEvent[],
  { maps, sales }: { maps: Readonly<Record<House, SeatMap>>; sales: readonly Sale[] },
): readonly Block[] {
  const account = listAccounts().find(({ roles }) => roles.includes('organizer'));
  if (!account) return [];
  const createdBy = { id: account.id, name: account.name };
  return events
    .filter(event => event.organizer.id === account.organizerId && event.state === 'published' && event.seatMap !== null)
    .slice(0, eventsWithBlocks)
    .flatMap(event => blocksOf(event, freeSeats(event, { maps, sales })).map(block => ({ ...block, createdBy })));
}

function blocksOf(event: WorldEvent, free: readonly Seat[]): readonly Omit<Block, 'createdBy'>[] {
  const kept = new Set<string>();
  return usual.flatMap(({ price, seats: count, ...block }, at) => {
    const category = (event.ticketTypes[price] ?? event.ticketTypes[0])?.category;
    const seats = free.filter(seat => seat.category === category && !kept.has(seat.id)).slice(0, count);
    for (const seat of seats) kept.add(seat.id);
    if (seats.length === 0) return [];
    const opened = event.ticketTypes.map(type => type.salesStart).toSorted()[0] ?? event.startsAt;
    return {
      ...block,
      id: idOf(`block ${at} of ${event.slug}`),
      eventId: event.id,
      until: null,
      seats: seats.map(seat => seat.id).toSorted(),
      places: [],
      createdAt: opened,
    };
  });
}

function freeSeats(
  event: WorldEvent,
  { maps, sales }: { maps: Readonly<Record<House, SeatMap>>; sales: readonly Sale[] },
): readonly Seat[] {
  if (event.seatMap === null) return [];
  const items = sales.filter(sale => sale.eventId === event.id).flatMap(sale => sale.items);
  const sold = new Set(items.flatMap(item => ('seat' in item ? [item.seat] : [])));
  return layOut(maps[event.seatMap]).filter(seat => !sold.has(seat.id) && !seat.accessible && !seat.companion);
}
