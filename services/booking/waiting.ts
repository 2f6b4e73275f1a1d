import { sumUp, type Sums } from './counters.ts';
import { placesOf, type SellableEvent, type SellableType, sellsPool, typeIsOnSale } from './sellable-event.ts';

/** A ticket type that people wait for. */
export interface Waited {
  readonly ticketTypeId: string;
  /** The fewest that one of them would take. */
  readonly least: number;
  /** What all of them want. */
  readonly wanted: number;
  /** How often others were served before the one whom that happened to most. */
  readonly passed: number;
  /** Seats of its category that are sold or held. */
  readonly seatsTaken: number;
}

/** SQL: what people wait for of the event $1 at the moment $2, as rows of `Waited`. Of seats it counts those of the categories that people wait for only. */
export const waitedRows = `
  select w.id as "ticketTypeId", w.least, w.wanted, w.passed, c.taken as "seatsTaken" from (
    select ticket_type_id as id, min(least) as least, sum(quantity)::int as wanted, max(passed) as passed from waiting_entries
    where event_id = $1 and state = 'waiting' group by ticket_type_id
  ) w join ticket_types t on t.id = w.id,
  lateral (select count(*)::int as taken from seat_claims where event_id = $1 and category = t.category and expires_at > $2) c`;

/** After so many times nobody on a waiting list is passed over any more: places gather until there are enough for them. */
export const maxPassed = 5;
/** Towards the end of the sale nothing is kept waiting for more to come. */
const savingEndsMs = 48 * 3_600_000;

/** Until when a ticket type can be sold. */
export const salesEndOf = (event: SellableEvent, type: SellableType): Date =>
  type.salesEnd < event.facts.endsAt ? type.salesEnd : event.facts.endsAt;

/** Whether places may still gather for who was passed over. */
export const savesFor = (event: SellableEvent, type: SellableType, now: Date): boolean =>
  salesEndOf(event, type).getTime() - now.getTime() > savingEndsMs;

/** How much is left of what ticket types share. */
export interface Left {
  readonly now: Date;
  /** Of a counter; without end when nobody counts there. */
  left(counter: string): number;
  /** Of a standing area. */
  leftInPool(category: string): number;
  /** Of the seats of a category, beside those that were taken already. */
  seatsEntered(category: string): number;
}

/** What is kept from the public: whole ticket types, and of what they share with others as much as is waited for. */
export interface Kept {
  readonly types: ReadonlySet<string>;
  /** What is left for others, by counter, by standing area (`pool …`), by category of seats (`seats …`). */
  readonly spare: Sums;
}

/** Free places go to who waits for them, as far as they can serve one of them; what serves nobody is for everybody. */
export function keptFor(event: SellableEvent, waited: readonly Waited[], left: Left): Kept {
  const types = new Set<string>();
  const spare = new Map<string, number>();
  for (const one of waited) {
    const type = event.types.get(one.ticketTypeId);
    // What is not sold now can be offered to nobody, and must not keep others from what it shares places with.
    if (!type || !typeIsOnSale(type, left.now)) continue;
    const limits = limitsOf(event, type, { left, seatsTaken: one.seatsTaken });
    const free = Math.min(...limits.map(limit => Math.floor(limit.left / limit.each)));
    const gathers = one.passed >= maxPassed && savesFor(event, type, left.now);
    if (free < one.least && !(free > 0 && gathers)) continue;
    types.add(type.id);
    for (const { name, left: of, each } of limits) spare.set(name, (spare.get(name) ?? of) - Math.min(free, one.wanted) * each);
  }
  return { types, spare };
}

/** Something that limits a ticket type: how much of it is left, and how much one takes. */
interface Limit {
  readonly name: string;
  readonly left: number;
  readonly each: number;
}
interface Seen {
  readonly left: Left;
  readonly seatsTaken: number;
}

function limitsOf(event: SellableEvent, type: SellableType, { left, seatsTaken }: Seen): readonly Limit[] {
  const units = sumUp([[type.id, 1], ...type.bundle.map(part => [part.ticketTypeId, part.quantity] as const)]);
  const numbers = Array.from(placesOf(event, units), ([name, each]) => ({ name, left: left.left(name), each }));
  const pools = Array.from(event.pools.keys(), category => ({
    name: poolName(category),
    left: left.leftInPool(category),
    each: inPoolOf(event, category, units),
  }));
  const { category } = type;
  const seats =
    type.seated && category !== null
      ? [{ name: seatsName(category), left: seatCount(event, category) - seatsTaken - left.seatsEntered(category), each: 1 }]
      : [];
  return [...numbers, ...pools.filter(pool => pool.each > 0), ...seats];
}

const poolName = (category: string): string => `pool ${category}`;
const seatsName = (category: string): string => `seats ${category}`;

/** What so many of these ticket types and these seats take, by the same names. */
export const usedBy = (event: SellableEvent, units: Sums, seats: Sums): Sums =>
  sumUp([
    ...placesOf(event, units),
    ...Array.from(event.pools.keys(), category => [poolName(category), inPoolOf(event, category, units)] as const),
    ...Array.from(seats, ([category, quantity]) => [seatsName(category), quantity] as const),
  ]);

const seatCount = (event: SellableEvent, category: string): number => event.seats.filter(seat => seat.category === category).length;

/** How many places of a standing area so many of these ticket types take. */
export const inPoolOf = (event: SellableEvent, category: string, units: Sums): number =>
  [...units].reduce((sum, [id, quantity]) => {
    const type = event.types.get(id);
    return type && sellsPool(type, category) ? sum + quantity : sum;
  }, 0);
