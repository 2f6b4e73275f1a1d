import type { HoldRefusal, HoldRequest } from '@event-planner/contracts/booking';
import { eventIsOnSale, placeOf, type SellableEvent, type SellableType, typeIsOnSale } from '../sellable-event.ts';
import type { Line } from '../tables.ts';
import { maxHolds, maxPlacesPerEvent } from './limits.ts';
import { createBooks, type Books, type PlacesState } from './books.ts';

export type Items = HoldRequest['items'];

export interface Wish {
  readonly owner: string;
  readonly items: Items;
}

export interface Refused {
  readonly refused: HoldRefusal;
  readonly message: string;
  readonly seats?: readonly string[];
  readonly ticketTypes?: readonly string[];
}
export type Verdict = { readonly granted: readonly Line[] } | Refused;

export const isGranted = (verdict: Verdict): verdict is { readonly granted: readonly Line[] } => 'granted' in verdict;

/** Gives each wish its own verdict, in the order of arrival: exactly what deciding them one by one would have given. */
export function decideBatch(event: SellableEvent, wishes: readonly Wish[], state: PlacesState): readonly Verdict[] {
  const books = createBooks(event, state);
  return wishes.map(wish => {
    const verdict = decideOne(event, wish, books);
    if (isGranted(verdict)) books.enter(wish.owner, verdict.granted);
    return verdict;
  });
}

function decideOne(event: SellableEvent, { owner, items }: Wish, books: Books): Verdict {
  const wanted = merge(items);
  return (
    refuseUnknown(event, items, wanted) ??
    refuseClosed(event, wanted, books.now) ??
    refuseLimits(event, wanted, books.of(owner)) ??
    refuseTaken(wanted, books) ?? { granted: linesOf(event, wanted) }
  );
}

interface Wanted {
  readonly seats: ReadonlyMap<string, string>;
  /** Places by ticket type, seats included. */
  readonly places: ReadonlyMap<string, number>;
  /** Places without a seat, by ticket type. */
  readonly unnumbered: ReadonlyMap<string, number>;
}

function merge(items: Items): Wanted {
  const seats = new Map<string, string>();
  const places = new Map<string, number>();
  const unnumbered = new Map<string, number>();
  const add = (sums: Map<string, number>, id: string, quantity: number): void => void sums.set(id, (sums.get(id) ?? 0) + quantity);
  for (const item of items) {
    if ('seat' in item) seats.set(item.seat, item.ticketTypeId);
    else add(unnumbered, item.ticketTypeId, item.quantity);
    add(places, item.ticketTypeId, 'seat' in item ? 1 : item.quantity);
  }
  return { seats, places, unnumbered };
}

function refuseUnknown(event: SellableEvent, items: Items, wanted: Wanted): Refused | undefined {
  const unknownTypes = [...wanted.places.keys()].filter(id => !event.types.has(id));
  if (unknownTypes.length > 0)
    return { refused: 'no_such_place', message: 'this event has no such ticket type', ticketTypes: unknownTypes };
  const unknownSeats = [...wanted.seats].filter(([seat, typeId]) => !sells(event, event.types.get(typeId), seat)).map(([seat]) => seat);
  if (unknownSeats.length > 0)
    return { refused: 'no_such_place', message: 'the ticket type does not sell such a seat', seats: unknownSeats };
  const withoutSeat = [...wanted.unnumbered.keys()].filter(id => event.types.get(id)?.seated !== false || !event.types.get(id)?.counted);
  if (withoutSeat.length > 0)
    return { refused: 'no_such_place', message: 'this ticket type sells numbered seats: name them', ticketTypes: withoutSeat };
  const seats = items.flatMap(item => ('seat' in item ? [item.seat] : []));
  const twice = seats.filter((seat, at) => seats.indexOf(seat) !== at);
  return twice.length > 0 ? { refused: 'no_such_place', message: 'a seat is asked for twice', seats: twice } : undefined;
}

const sells = (event: SellableEvent, type: SellableType | undefined, seat: string): boolean =>
  type?.seated === true && event.seats[event.seatIndex.get(seat) ?? -1]?.category === type.category;

function refuseClosed(event: SellableEvent, wanted: Wanted, now: Date): Refused | undefined {
  if (!eventIsOnSale(event, now))
    return { refused: 'sales_closed', message: 'this event is not on sale', ticketTypes: [...wanted.places.keys()] };
  const closed = typesOf(event, wanted).filter(type => !typeIsOnSale(type, now));
  return closed.length > 0
    ? { refused: 'sales_closed', message: `${closed.map(type => type.name).join(', ')}: not on sale now`, ticketTypes: idsOf(closed) }
    : undefined;
}

function refuseLimits(
  event: SellableEvent,
  wanted: Wanted,
  mine: { readonly holds: number; readonly places: number },
): Refused | undefined {
  const number = (type: SellableType): number => wanted.places.get(type.id) ?? 0;
  const outside = typesOf(event, wanted).filter(type => number(type) < type.minPerOrder || number(type) > type.maxPerOrder);
  if (outside.length > 0) {
    const sentences = outside.map(type => `${type.name}: ${type.minPerOrder} to ${type.maxPerOrder} per order, not ${number(type)}`);
    return { refused: 'limit', message: sentences.join('; '), ticketTypes: idsOf(outside) };
  }
  if (mine.holds >= maxHolds) return { refused: 'limit', message: `at most ${maxHolds} holds at a time` };
  const places = mine.places + [...wanted.places.values()].reduce((sum, quantity) => sum + quantity, 0);
  return places > maxPlacesPerEvent
    ? { refused: 'limit', message: `at most ${maxPlacesPerEvent} places of an event at a time` }
    : undefined;
}

function refuseTaken(wanted: Wanted, books: Books): Refused | undefined {
  const seats = [...wanted.seats.keys()].filter(seat => books.isTaken(seat));
  if (seats.length > 0) return { refused: 'taken', message: `${seats.join(', ')}: taken by somebody else`, seats };
  const short = books.short(wanted.places);
  return short.length > 0 ? { refused: 'sold_out', message: 'not that many places are left', ticketTypes: short } : undefined;
}

function linesOf(event: SellableEvent, wanted: Wanted): readonly Line[] {
  const line = (typeId: string, quantity: number, seat: string | null): Line => {
    const type = event.types.get(typeId) as SellableType;
    return {
      ticketTypeId: typeId,
      ticketTypeName: type.name,
      seat,
      place: placeOf(event, type, seat ?? undefined),
      quantity,
      priceMinor: type.priceMinor,
    };
  };
  return [
    ...Array.from(wanted.seats, ([seat, typeId]) => line(typeId, 1, seat)),
    ...Array.from(wanted.unnumbered, ([typeId, quantity]) => line(typeId, quantity, null)),
  ];
}

const typesOf = (event: SellableEvent, wanted: Wanted): readonly SellableType[] =>
  [...wanted.places.keys()].flatMap(id => event.types.get(id) ?? []);
const idsOf = (types: readonly SellableType[]): readonly string[] => types.map(type => type.id);
