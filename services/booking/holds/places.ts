import type { Transaction } from '@event-planner/platform/database';
import { refuse as refuseCommon } from '@event-planner/platform/errors';
import { owns } from '../buyer.ts';
import { refuse } from '../errors.ts';
import { type Places, quantitiesOf, type Sale, seatsOf } from '../places.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { createBooks } from './books.ts';
import { extendSeats, freeSeats, sellSeats } from './seat-store.ts';
import { allOrNothing, countSold, findHold, lockCounters, lockHold, reclaim, removeHold, updateHold } from './store.ts';

/** Reads an event through the transaction: a subscriber has a connection already, and waiting for a second one could starve the pool. */
type ReadEvent = (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;

export const createPlaces = (readEvent: ReadEvent): Places => ({
  async reserve(tx, { buyer, holdId, bookingId, now, until }) {
    // A free booking sells at once, which locks the counters: they come before the hold.
    const seen = await findHold(tx, holdId);
    if (seen?.totalMinor === 0) await lockCounters(tx, seen.eventId);
    const hold = await lockHold(tx, holdId);
    if (!hold || !owns(buyer, hold)) throw refuseCommon('not_found', `there is no hold ${holdId}`);
    if (hold.bookingId !== null) throw refuse('hold_booked', 'this hold has become a booking', { bookingId: hold.bookingId });
    const seats = seatsOf(hold.lines);
    const isMine = hold.expiresAt > now && (await extendSeats(tx, { eventId: hold.eventId, holdId, seats }, { now, until }));
    if (!isMine) throw refuse('hold_expired', 'the time to book these places is over: choose again');
    await updateHold(tx, holdId, { expiresAt: until, bookingId });
    return hold;
  },

  sell: (tx, sale) => allOrNothing(tx, () => sellWithin(tx, sale, readEvent)),

  async release(tx, { id, eventId, lines }) {
    await lockCounters(tx, eventId);
    await removeHold(tx, id);
    await freeSeats(tx, { eventId, holdId: id, seats: seatsOf(lines) });
  },

  async takeBack(tx, { eventId, holdId, lines }) {
    await lockCounters(tx, eventId);
    await countSold(tx, new Map(Array.from(quantitiesOf(lines), ([id, quantity]) => [id, -quantity])));
    await freeSeats(tx, { eventId, holdId, seats: seatsOf(lines) });
  },
});

async function sellWithin(tx: Transaction<Tables>, { eventId, holdId, lines, tickets, now }: Sale, readEvent: ReadEvent): Promise<boolean> {
  const counters = await lockCounters(tx, eventId);
  const quantities = quantitiesOf(lines);
  const own = (await removeHold(tx, holdId))?.counted ?? {};
  const isCovered = counters.every(({ id, capacity }) => capacity === null || (own[id] ?? 0) >= (quantities.get(id) ?? 0));
  const event = await readEvent(tx, eventId);
  if (!isCovered) {
    const freed = new Map((await reclaim(tx, eventId, now)).map(row => [row.id, row.freed]));
    const left = counters.flatMap(({ id, capacity, given }) =>
      capacity === null ? [] : [[id, { capacity, given: given - (own[id] ?? 0) - (freed.get(id) ?? 0) }] as const],
    );
    if (createBooks(event, { now, counters: new Map(left), taken: new Set(), owners: new Map() }).short(quantities).length > 0)
      return false;
  }
  await countSold(tx, quantities);
  const sold = tickets.flatMap(({ id, seat }) =>
    seat === null ? [] : [{ seat, ticketId: id, category: event.seats[event.seatIndex.get(seat) ?? -1]?.category ?? '' }],
  );
  return sellSeats(tx, { eventId, holdId, sold, now });
}
