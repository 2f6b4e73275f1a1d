import type { Hold, HoldRequest } from '@event-planner/contracts/booking';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';

type Items = HoldRequest['items'];

/** What people who leave the choice of their seats to us would like. */
export interface Wishes {
  /** Undefined for anywhere. */
  readonly area?: string | undefined;
  /** How many of them need a place for a wheelchair. */
  readonly accessible: number;
  /** Rather in parts than not at all. */
  readonly split: boolean;
}
export const noWishes: Wishes = { accessible: 0, split: false };

/** What of it still has a meaning for so many people, who choose among these areas. */
export const wishesWithin = (
  { area, accessible, split }: Wishes,
  { people, areas }: { readonly people: number; readonly areas: readonly { readonly id: string }[] },
): Wishes => ({
  ...(areas.some(({ id }) => id === area) && { area }),
  accessible: Math.min(accessible, people),
  split,
});

/** The categories of a plan that have numbered seats. */
export const seatedCategories = (map: SeatMap): ReadonlySet<string> => new Set(layOut(map).map(seat => seat.category));

interface Asking {
  /** Whether a kind of ticket sells numbered seats. */
  readonly isSeated: (ticketTypeId: string) => boolean;
  readonly wishes: Wishes;
}

/** Asks for the best seats instead of a number of them; what has no seats stays as it is. */
export function togetherItems(items: Items, { isSeated, wishes: { area, accessible, split } }: Asking): Items {
  let rest = accessible;
  return items.map(item => {
    if (!('quantity' in item) || !isSeated(item.ticketTypeId)) return item;
    const { quantity, ...others } = item;
    const own = Math.min(rest, quantity);
    rest -= own;
    return {
      ...others,
      together: quantity,
      ...(own > 0 && { accessible: own }),
      ...(area !== undefined && { area }),
      ...(split && { split }),
    };
  });
}

/** As many seats as one request may name that it does not want. */
const mostAvoided = 200;

/** The same people, but none of these seats. */
export const avoiding = (items: Items, seats: readonly string[]): Items =>
  items.map(item => ('together' in item ? { ...item, avoid: seats.slice(-mostAvoided) } : item));

/** What of a hold is not asked for again, and what the buyer gave for each of a kind where they chose. */
export interface Again {
  readonly seats?: readonly string[];
  readonly ticketTypes?: readonly string[];
  readonly chosen?: Readonly<Record<string, number>> | undefined;
}

/** Asks for what a hold has, the very seats, as far as they are not left out. */
export const sameAgain = (hold: Pick<Hold, 'lines'>, { seats = [], ticketTypes = [], chosen = {} }: Again = {}): Items =>
  hold.lines.flatMap(({ ticketTypeId, seat, quantity }): Items => {
    if (ticketTypes.includes(ticketTypeId)) return [];
    const priceMinor = chosen[ticketTypeId];
    const own = { ticketTypeId, ...(priceMinor !== undefined && { priceMinor }) };
    if (seat === null) return [{ ...own, quantity }];
    return seats.includes(seat) ? [] : [{ ...own, seat }];
  });

/** What the buyer gave for each of a kind, where they chose. */
export const chosenIn = (items: Items): Readonly<Record<string, number>> =>
  Object.fromEntries(items.flatMap(item => (item.priceMinor === undefined ? [] : [[item.ticketTypeId, item.priceMinor]])));

/** The same people as in a hold whose request nobody remembers: as many of each kind, next to each other. */
export function sameParty(hold: Pick<Hold, 'lines'>): Items {
  const seats = Map.groupBy(
    hold.lines.filter(line => line.seat !== null),
    line => line.ticketTypeId,
  );
  const counted = hold.lines.filter(line => line.seat === null).map(({ ticketTypeId, quantity }) => ({ ticketTypeId, quantity }));
  return [...Array.from(seats, ([ticketTypeId, own]) => ({ ticketTypeId, together: own.length })), ...counted];
}

export const seatsIn = (hold: Pick<Hold, 'lines'>): readonly string[] => hold.lines.flatMap(line => line.seat ?? []);

/** Whether a hold is what such a request would have led to: the named seats, and as many of each kind. */
export function isFor(hold: Pick<Hold, 'eventId' | 'lines'>, { eventId, items }: HoldRequest): boolean {
  const counted = (each: readonly (readonly [id: string, quantity: number])[]): string => {
    const sums = new Map<string, number>();
    for (const [id, quantity] of each) sums.set(id, (sums.get(id) ?? 0) + quantity);
    return [...sums]
      .map(entry => entry.join(' '))
      .toSorted()
      .join();
  };
  const asked = items.map(item => [item.ticketTypeId, 'seat' in item ? 1 : 'together' in item ? item.together : item.quantity] as const);
  const held = hold.lines.map(line => [line.ticketTypeId, line.quantity] as const);
  const seats = new Set(seatsIn(hold));
  return hold.eventId === eventId && counted(asked) === counted(held) && items.every(item => !('seat' in item) || seats.has(item.seat));
}
