import type { Booking, Hold } from '@event-planner/contracts/booking';
import type { ExchangeQuote } from '@event-planner/contracts/exchange';
import type { Resale } from '@event-planner/contracts/resale';
import { bookingGivenBack, bookingRefundRequested, bookingRejected } from '@event-planner/contracts/messages';
import { checkInvariants } from '@event-planner/operations/drill/invariants/check';
import { type Answer, movingWorld, type MovingWorld, number, seats } from '@event-planner/services/booking/moves/test-moves';
import { ada, alan, grace } from '@event-planner/services/booking/test-world';
import { expect, test } from 'vitest';

const broken = async ({ service }: MovingWorld): Promise<readonly string[]> =>
  (await checkInvariants({ databases: { booking: service.url }, now: service.clock.now() })).flatMap(({ violations }) => violations);
const isDone = ({ status }: Answer<unknown>): boolean => status < 300;
const worked = (answers: readonly Answer<unknown>[]): number => answers.filter(isDone).length;
const valid = async ({ service }: MovingWorld): Promise<readonly string[]> =>
  (await service.pool.query<{ seat: string }>(`select seat from tickets where state = 'valid' order by seat`)).rows.map(row => row.seat);

/** Every order in which they may come to the lock, one for each of them to be first. */
const rotated = <Wish>(wishes: readonly Wish[], by: number): readonly Wish[] => [...wishes.slice(by), ...wishes.slice(0, by)];

async function cheaperSeat(world: MovingWorld, booking: Booking, seat: string) {
  const ticketIds = [booking.tickets[0]!.id];
  const event = world.inventories.get(booking.eventId)!;
  const { body } = await world.holdAs(await world.service.asUser(ada), event, seats(event, seat));
  const quote = await world.ask<ExchangeQuote>(ada, `POST /${booking.id}/exchanges/quote`, { ticketIds, holdId: body.id });
  const seenDifferenceMinor = quote.body.held?.differenceMinor ?? 0;
  return () =>
    world.ask<unknown>(ada, `POST /${booking.id}/exchanges`, { holdId: body.id, ticketIds, attendeeName: 'Ada', seenDifferenceMinor });
}

/** A ticket of Ada's that is for sale again. */
async function listed(world: MovingWorld) {
  const event = await world.counted();
  const booking = await world.bought(ada, event, number(event, 1));
  const wanted = { ticketId: booking.tickets[0]!.id, priceMinor: 1000 };
  const { body: listing } = await world.ask<Resale>(ada, `POST /${booking.id}/resales`, wanted);
  return { event, booking, listing };
}

test.each([0, 1, 2, 3, 4, 5])('of all that is asked of one ticket at the same moment one thing is done: order %i', async first => {
  await using world = await movingWorld();
  const event = await world.seated();
  const booking = await world.bought(ada, event, seats(event, 'stalls-A-1', 'stalls-A-2'));
  const ticketIds = [booking.tickets[0]!.id];
  const at = (path: string, payload: object) => () => world.ask<unknown>(ada, `POST /${booking.id}/${path}`, payload);
  const wishes = [
    at('split', { ticketIds }),
    at('cancellation', { tickets: ticketIds, seenBackMinor: 1250 }),
    await cheaperSeat(world, booking, 'stalls-B-1'),
    await cheaperSeat(world, booking, 'stalls-B-2'),
    at('transfers', { ticketIds, email: grace.email }),
    at('resales', { ticketId: ticketIds[0], priceMinor: 1000 }),
  ];
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
  const asking = [];
  for (const [many, wish] of rotated(wishes, first).entries()) {
    asking.push(wish());
    await gate.blocked(many + 1);
  }
  await gate.release();
  const answers = await Promise.all(asking);
  const inOrder = rotated(answers, wishes.length - first);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  // An offer binds a ticket and lets its owner still give it back; all else ends it for the others.
  expect(worked(inOrder.slice(0, 4))).toBeLessThanOrEqual(1);
  expect(worked(inOrder.slice(4))).toBeLessThanOrEqual(1);
  expect(worked(answers)).toBeGreaterThan(0);
  const [, cancelled, ...exchanged] = inOrder.slice(0, 4).map(isDone);
  expect(await valid(world)).toEqual(
    ['stalls-A-2', ...(cancelled ? [] : [exchanged[0] ? 'stalls-B-1' : exchanged[1] ? 'stalls-B-2' : 'stalls-A-1'])].toSorted(),
  );
  const back = [...(await world.service.published(bookingRefundRequested))].reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  expect(back).toBe(cancelled ? 1250 : exchanged.some(Boolean) ? 1250 - 800 - 200 : 0);
  expect(await broken(world)).toEqual([]);
});

test('a ticket for sale that is taken back while somebody takes it is theirs to buy or its owner’s again, and not both', async () => {
  for (const buyerIsFirst of [true, false]) {
    await using world = await movingWorld();
    const { event, booking, listing } = await listed(world);
    const take = () => world.ask<unknown>(grace, 'POST /resale-holds', { eventId: event.eventId, resaleIds: [listing.id] });
    const takeBack = () => world.ask<unknown>(ada, `DELETE /${booking.id}/resales/${listing.id}`);
    await using gate = await world.service.gate('select 1 from resales where id = $1 for update', [listing.id]);
    const first = buyerIsFirst ? take() : takeBack();
    await gate.blocked(1);
    const second = buyerIsFirst ? takeBack() : take();
    await gate.blocked(2);
    await gate.release();
    const answers = await Promise.all([first, second]);
    expect(answers.map(isDone)).toEqual([true, false]);
    expect(answers[1]?.status).toBe(409);
    expect(await broken(world)).toEqual([]);
  }
});

test('a payment that comes late for a ticket that is sold again, at the moment its owner takes it back, gives it or goes back', async () => {
  for (const paymentIsFirst of [true, false]) {
    await using world = await movingWorld();
    const { event, booking, listing } = await listed(world);
    const { body: hold } = await world.ask<Hold>(grace, 'POST /resale-holds', { eventId: event.eventId, resaleIds: [listing.id] });
    const { body: made } = await world.book(await world.service.asUser(grace), { id: hold.id });
    world.service.clock.advance(3600);
    const takeBack = () => world.ask<unknown>(ada, `DELETE /${booking.id}/resales/${listing.id}`);
    await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
    const started: Promise<unknown>[] = paymentIsFirst ? [world.pay(made)] : [takeBack()];
    await gate.blocked(1);
    started.push(paymentIsFirst ? takeBack() : world.pay(made));
    await gate.release();
    await Promise.all(started);
    const [owner, buyer] = [await world.get(ada, booking.id), await world.get(grace, made.id)];
    const has = [owner, buyer].map(({ tickets }) => tickets.filter(({ state }) => state === 'valid').length);
    expect(has[0]! + has[1]!).toBe(1);
    expect(buyer.state).toBe(has[1] === 1 ? 'confirmed' : 'refunding');
    const paidOut = (await world.service.published(bookingRefundRequested)).filter(({ cause }) => cause === 'resold');
    expect(paidOut).toHaveLength(has[1]!);
    expect(await world.service.published(bookingRejected)).toHaveLength(has[0]!);
    expect(await broken(world)).toEqual([]);
  }
});

test('an order that is cancelled while what is given away of it is accepted: the ticket is somebody’s, or its money goes back', async () => {
  for (const acceptanceIsFirst of [true, false]) {
    await using world = await movingWorld();
    const event = await world.counted();
    const booking = await world.bought(ada, event, number(event, 1));
    const { token } = await world.offered(ada, booking);
    const accept = () => world.accept(alan, token) as Promise<Answer<unknown>>;
    const cancel = () => world.ask<unknown>(ada, `POST /${booking.id}/cancellation`, { seenBackMinor: 1250 });
    await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [booking.id]);
    const first = acceptanceIsFirst ? accept() : cancel();
    await gate.blocked(1);
    const second = acceptanceIsFirst ? cancel() : accept();
    await gate.blocked(2);
    await gate.release();
    expect((await Promise.all([first, second])).map(isDone)).toEqual([true, false]);
    expect((await world.service.published(bookingGivenBack)).length).toBe(acceptanceIsFirst ? 0 : 1);
    expect((await world.service.pool.query(`select 1 from tickets where state = 'valid'`)).rows).toHaveLength(acceptanceIsFirst ? 1 : 0);
    expect(await broken(world)).toEqual([]);
  }
});
