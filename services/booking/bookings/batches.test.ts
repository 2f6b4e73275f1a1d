import { createDatabase } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import type { BookingContext } from '../context.ts';
import { coupons } from '../coupons/desk.ts';
import { createPlaces } from '../holds/places.ts';
import { createCatalog } from '../inventory/catalog.ts';
import type { Tables } from '../tables.ts';
import { createRejectPayment } from '../refunds/request.ts';
import { ada, anEvent, type BookingWorld, bookingWorld } from '../test-world.ts';
import { bookedFiles } from '../answer-files/claim.ts';
import { createConfirm } from './confirm.ts';
import { createEventOf } from './event-facts.ts';
import type { Paid } from './rules.ts';
import { createSettle } from './settle.ts';
import { noSuccession } from '../succession.ts';

/** Settles in batches, as the broker hands them over; what is announced is only noted, by whom it was caused. */
function settling({ service }: BookingWorld) {
  const db = createDatabase<Tables>({ url: service.url, applicationName: 'batches' });
  const said: string[] = [];
  let speaker = '';
  const publish = async (_tx: unknown, { name }: { readonly name: string }): Promise<void> => void said.push(`${speaker} ${name}`);
  const context = { db, now: service.clock.now, publish } as unknown as BookingContext;
  const places = createPlaces(createCatalog(db).getWithin, coupons);
  const rejectPayment = createRejectPayment(context);
  const parts = {
    context,
    places,
    coupons,
    eventOf: createEventOf(),
    codeOf: () => 'a code',
    seatsChanged: () => {},
    files: bookedFiles,
    rejectPayment,
    succession: noSuccession,
  };
  const settle = createSettle(parts, createConfirm(parts));
  const named = (paid: Paid & { readonly bookingId: string }, name: string) => ({
    paid,
    within: (work: () => Promise<void>): Promise<void> => {
      speaker = name;
      return work();
    },
  });
  return {
    said,
    pay: (paid: Readonly<Record<string, Paid & { readonly bookingId: string }>>) =>
      db.transaction(tx =>
        settle.onPaid(
          tx,
          Object.entries(paid).map(([name, one]) => named(one, name)),
        ),
      ),
    [Symbol.asyncDispose]: () => db.close(),
  };
}

test('payments that are handled together have the outcomes they would have one by one', async () => {
  await using world = await bookingWorld();
  await using batches = settling(world);
  const event = await world.announce(anEvent());
  const book = () => world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
  const [exact, wrong, other] = [await book(), await book(), await book()];
  const payment = (booking: typeof exact, paymentId = newId(), amountMinor = booking.totalMinor) => ({
    paymentId,
    bookingId: booking.id,
    amountMinor,
    currency: booking.currency,
  });
  const first = payment(exact);
  await batches.pay({ first, again: first, second: payment(exact), wrong: payment(wrong, newId(), 1), other: payment(other) });
  expect(batches.said.toSorted()).toEqual([
    'first booking.confirmed.v1',
    'other booking.confirmed.v1',
    'second booking.rejected.v1',
    'wrong booking.rejected.v1',
  ]);
  const { rows } = await world.service.pool.query('select id, state, payment_id from bookings order by array_position($1::uuid[], id)', [
    [exact, wrong, other].map(booking => booking.id),
  ]);
  expect(rows).toMatchObject([
    { id: exact.id, state: 'confirmed', payment_id: first.paymentId },
    { id: wrong.id, state: 'refunding' },
    { id: other.id, state: 'confirmed' },
  ]);
  expect((await world.service.pool.query('select held, sold from counters')).rows).toEqual([{ held: 0, sold: 4 }]);
  expect((await world.service.pool.query('select 1 from tickets')).rowCount).toBe(4);
});

test('one payment for a booking that does not exist leaves the others of its batch to be handled without it', async () => {
  await using world = await bookingWorld();
  await using batches = settling(world);
  const event = await world.announce(anEvent());
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 1 }]);
  const known = { paymentId: newId(), bookingId: booking.id, amountMinor: booking.totalMinor, currency: booking.currency };
  await expect(batches.pay({ known, unknown: { ...known, bookingId: newId() } })).rejects.toThrow('does not exist');
  expect((await world.service.pool.query('select state from bookings')).rows).toEqual([{ state: 'pending' }]);
  await batches.pay({ known });
  expect((await world.service.pool.query('select state from bookings')).rows).toEqual([{ state: 'confirmed' }]);
});
