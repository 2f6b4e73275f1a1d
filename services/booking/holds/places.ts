import type { Transaction } from '@event-planner/platform/database';
import { phasesOf, sumUp, unitsOf } from '../counters.ts';
import { type Places, type Sale, seatsOf } from '../places.ts';
import type { Coupons } from '../redeeming.ts';
import { placesOf, type SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { admit, capsOf, lockPeople } from './admit.ts';
import { createBooks } from './books.ts';
import { keep } from './keep.ts';
import { offer } from './offering.ts';
import { createReserveAll } from './reserve.ts';
import { sellHeld, takeBackNumbers } from './sale-store.ts';
import { extendSeats, freeSeats, sellSeats } from './seat-store.ts';
import {
  allOrNothing,
  countSold,
  type CounterRow,
  lockCounters,
  lockCountersOfHold,
  lockHold,
  reclaim,
  removeHold,
  updateHold,
} from './store.ts';

/** Reads an event through the transaction: a subscriber has a connection already, and waiting for a second one could starve the pool. */
export type ReadEvent = (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;

export function createPlaces(readEvent: ReadEvent, coupons: Coupons): Places {
  const sellAll: Places['sellAll'] = async (tx, sales) => {
    const outcomes = new Map((await sellHeld(tx, sales)).map(outcome => [outcome.holdId, outcome]));
    const answers: boolean[] = [];
    for (const sale of sales) {
      const { sold = false, counted = false } = outcomes.get(sale.holdId) ?? {};
      answers.push(sold || (await allOrNothing(tx, () => sellAnew(tx, { ...sale, counted }, readEvent))));
    }
    return answers;
  };
  return {
    reserveAll: createReserveAll(readEvent, coupons),
    keep,
    admit,
    lockPeople,
    capsOf,
    offer,

    sell: async (tx, sale) => (await sellAll(tx, [sale]))[0] === true,
    sellAll,

    async keepUntil(tx, { id, eventId, lines, price }, times) {
      const hold = await lockHold(tx, id);
      if (!hold || hold.expiresAt <= times.now) return false;
      const seats = await extendSeats(tx, { eventId, holdId: id, seats: seatsOf(lines) }, times);
      const kept = await coupons.extend(tx, { holdId: id, count: price?.discounts?.length ?? 0 }, times);
      if (seats && kept) await updateHold(tx, id, { expiresAt: times.until });
      return seats && kept;
    },

    async release(tx, { id, eventId, lines }) {
      await lockCountersOfHold(tx, eventId, id);
      await removeHold(tx, id);
      await freeSeats(tx, { eventId, holdId: id, seats: seatsOf(lines) });
    },

    async takeBack(tx, { eventId, holdId, lines }) {
      await takeBackNumbers(tx, eventId, lines);
      await freeSeats(tx, { eventId, holdId, seats: seatsOf(lines) });
    },
  };
}

/** Sells what the hold has lost, wholly or in part, if it is free again. */
async function sellAnew(tx: Transaction<Tables>, sale: Sale & { readonly counted: boolean }, readEvent: ReadEvent): Promise<boolean> {
  const { eventId, holdId, tickets, now } = sale;
  const counters = sale.counted ? await lockCounters(tx, eventId) : [];
  const own = (await removeHold(tx, holdId))?.counted ?? {};
  const event = await readEvent(tx, eventId);
  if (!(await countAnew(tx, sale, { counters, own, event }))) return false;
  const sold = tickets.flatMap(({ id, seat }) =>
    seat === null ? [] : [{ seat, ticketId: id, category: event.seats[event.seatIndex.get(seat) ?? -1]?.category ?? '' }],
  );
  return sellSeats(tx, { eventId, holdId, sold, now });
}

interface Counting {
  readonly counters: readonly CounterRow[];
  /** What the hold had until now. */
  readonly own: Readonly<Record<string, number>>;
  readonly event: SellableEvent;
}

/** Counts as sold what is left of numbers. False when that is not enough. A phase may be over: the price was promised. */
async function countAnew(tx: Transaction<Tables>, { eventId, lines, now }: Sale, { counters, own, event }: Counting): Promise<boolean> {
  const units = unitsOf(lines);
  const places = placesOf(event, units);
  if ([...places].some(([id, quantity]) => (own[id] ?? 0) < quantity)) {
    const freed = new Map((await reclaim(tx, eventId, now)).map(row => [row.id, row.freed]));
    const left = counters.map(
      ({ id, capacity, given }) => [id, { capacity, given: given - (own[id] ?? 0) - (freed.get(id) ?? 0) }] as const,
    );
    const books = createBooks(event, { now, counters: new Map(left), taken: new Set(), owners: new Map() });
    if (books.short(units).length > 0) return false;
  }
  const known = new Set(counters.map(counter => counter.id));
  const sold = sumUp([...places, ...phasesOf(eventId, lines)].filter(([id]) => known.has(id)));
  if (sold.size > 0) await countSold(tx, sold);
  return true;
}
