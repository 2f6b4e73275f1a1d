import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { refuse } from '../errors.ts';
import { type Places, quantitiesOf, type Reserved, type Sale, seatsOf } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { createBooks } from './books.ts';
import { type ReservedHold, reserveHolds } from './reservation-store.ts';
import { sellHeld } from './sale-store.ts';
import { freeSeats, sellSeats } from './seat-store.ts';
import { allOrNothing, countSold, lockCounters, lockCountersOfHold, reclaim, removeHold } from './store.ts';

/** Reads an event through the transaction: a subscriber has a connection already, and waiting for a second one could starve the pool. */
type ReadEvent = (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;

export function createPlaces(readEvent: ReadEvent): Places {
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
    async reserveAll(tx, reservations) {
      const holds = new Map((await reserveHolds(tx, reservations)).map(hold => [hold.id, hold]));
      return reservations.wanted.map(({ holdId }) => reservedOr(holdId, holds.get(holdId)));
    },

    sell: async (tx, sale) => (await sellAll(tx, [sale]))[0] === true,
    sellAll,

    async release(tx, { id, eventId, lines }) {
      await lockCountersOfHold(tx, eventId, id);
      await removeHold(tx, id);
      await freeSeats(tx, { eventId, holdId: id, seats: seatsOf(lines) });
    },

    async takeBack(tx, { eventId, holdId, lines }) {
      const { types } = await readEvent(tx, eventId);
      const counted = quantitiesOf(lines.filter(line => types.get(line.ticketTypeId)?.counted));
      if (counted.size > 0) {
        await lockCounters(tx, eventId);
        await countSold(tx, new Map(Array.from(counted, ([id, quantity]) => [id, -quantity])));
      }
      await freeSeats(tx, { eventId, holdId, seats: seatsOf(lines) });
    },
  };
}

function reservedOr(holdId: string, hold: ReservedHold | undefined): Reserved {
  if (!hold?.own) return { refusal: refuseCommon('not_found', `there is no hold ${holdId}`) };
  if (hold.bookingId !== null) return { refusal: refuse('hold_booked', 'this hold has become a booking', { bookingId: hold.bookingId }) };
  if (!hold.eventIsSold) return { refusal: refuse('sales_closed', 'the event was postponed or cancelled: it is not sold at the moment') };
  if (!hold.kept) return { refusal: refuse('hold_expired', 'the time to book these places is over: choose again') };
  return { held: hold };
}

/** Sells what the hold has lost, wholly or in part, if it is free again. */
async function sellAnew(
  tx: Transaction<Tables>,
  { eventId, holdId, lines, tickets, now, counted }: Sale & { readonly counted: boolean },
  readEvent: ReadEvent,
): Promise<boolean> {
  const rows = counted ? await lockCounters(tx, eventId) : [];
  const counters = rows.flatMap(({ id, capacity, given }) => (capacity === null ? [] : [{ id, capacity, given }]));
  const quantities = quantitiesOf(lines);
  const own = (await removeHold(tx, holdId))?.counted ?? {};
  const event = await readEvent(tx, eventId);
  if (counters.some(({ id }) => (own[id] ?? 0) < (quantities.get(id) ?? 0))) {
    const freed = new Map((await reclaim(tx, eventId, now)).map(row => [row.id, row.freed]));
    const left = counters.map(
      ({ id, capacity, given }) => [id, { capacity, given: given - (own[id] ?? 0) - (freed.get(id) ?? 0) }] as const,
    );
    if (createBooks(event, { now, counters: new Map(left), taken: new Set(), owners: new Map() }).short(quantities).length > 0)
      return false;
  }
  const isCounter = new Set(counters.map(counter => counter.id));
  if (isCounter.size > 0) await countSold(tx, new Map([...quantities].filter(([id]) => isCounter.has(id))));
  const sold = tickets.flatMap(({ id, seat }) =>
    seat === null ? [] : [{ seat, ticketId: id, category: event.seats[event.seatIndex.get(seat) ?? -1]?.category ?? '' }],
  );
  return sellSeats(tx, { eventId, holdId, sold, now });
}
