import { bookingCancelled, bookingGivenBack, bookingRejected } from '@event-planner/contracts/messages';
import { person } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { asking, given, withFees } from '../refunds/test-refunds.ts';
import { ada, type BookingWorld, bookingWorld, grace } from '../test-world.ts';

const manager = person('Mary');

async function soldOut(world: BookingWorld, orders = 4) {
  const base = withFees();
  const event = { ...base, ticketTypes: [{ ...base.ticketTypes[0]!, capacity: 100 }] };
  await world.announce(event);
  world.join(event, manager, 'manager');
  const bookings = [];
  for (let order = 0; order < orders; order += 1) {
    const booking = await world.bookAs(order % 2 === 0 ? ada : grace, event, [
      { ticketTypeId: event.ticketTypes[0]!.id, quantity: order + 1 },
    ]);
    await world.pay(booking);
    bookings.push(booking);
  }
  return { event, bookings, cancel: () => world.announce({ ...event, version: 2, state: 'cancelled' as const }) };
}

const seenOf = ({ orders, withFees: with_, withoutFees }: { orders: number; withFees: object; withoutFees: object }, fees = true) => ({
  withFees: fees,
  seen: { orders, ...(fees ? with_ : withoutFees) },
});
const run = ({ service }: BookingWorld) => service.running.runJob('refund-cancelled-events');

test('nothing goes back before somebody has seen how much that is, and started it', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world);
  const early = await ask.eventCancellation(event.eventId, manager);
  expect(early.body).toMatchObject({ eventCancelled: false, run: null, figures: { orders: 4, tickets: 10 } });
  expect((await ask.startCancellation(event.eventId, manager, seenOf(early.body.figures))).body.code).toBe('event_not_cancelled');
  await cancel();
  await run(world);
  expect(await ask.requested()).toEqual([]);
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  expect(figures).toEqual({
    orders: 4,
    tickets: 10,
    byHandOrders: 0,
    withFees: { amounts: [{ currency: 'EUR', amountMinor: 13_500 }], byHand: [] },
    withoutFees: { amounts: [{ currency: 'EUR', amountMinor: 12_500 }], byHand: [] },
    withKept: null,
  });

  const started = await ask.startCancellation(event.eventId, manager, seenOf(figures));
  expect(started).toMatchObject({ status: 202, body: { run: { orders: 4, startedBy: 'Mary', withFees: true } } });
  await run(world);
  const { body } = await ask.eventCancellation(event.eventId, manager);
  expect(body).toMatchObject({ figures: { orders: 0 }, run: { ordersDone: 4, refunds: { requested: 4 } } });
  expect(body.run?.finishedAt).not.toBeNull();
  expect((await ask.requested()).reduce((sum, refund) => sum + refund.amountMinor, 0)).toBe(13_500);
  expect(await given(world, event.eventId)).toMatchObject({ sold: 0 });
  expect(await world.service.published(bookingGivenBack)).toHaveLength(4);
  for (const refund of await ask.requested()) await ask.answer('refunded', refund);
  expect(await ask.booking(bookings[0]!.id)).toMatchObject({ state: 'refunded', refunds: [{ cause: 'event_cancelled', state: 'done' }] });
});

test('what was paid by transfer is told to be paid out by hand, as it then is', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 2);
  await world.service.pool.query(`update bookings set paid_with = 'bank_transfer' where id = $1`, [bookings[1]!.id]);
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  expect(figures).toMatchObject({
    byHandOrders: 1,
    withFees: { amounts: [{ amountMinor: 1350 }], byHand: [{ amountMinor: 2700 }] },
  });
  expect(await ask.startCancellation(event.eventId, manager, seenOf(figures))).toMatchObject({ status: 202 });
  await run(world);
  expect((await ask.eventCancellation(event.eventId, manager)).body).toMatchObject({ run: { refunds: { requested: 1, byHand: 1 } } });
});

test('fees stay paid where the organizer chooses so, and what was given back before is not given again', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 2);
  const { body: order } = await ask.refundable(bookings[1]!, manager);
  await ask.refund(bookings[1]!, manager, { what: { of: 'tickets', tickets: [order.tickets[0]!.ticketId] }, seenMinor: 1350 });
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  expect(figures).toMatchObject({ orders: 2, tickets: 2, withoutFees: { amounts: [{ amountMinor: 1250 + 1250 }] } });
  await ask.startCancellation(event.eventId, manager, seenOf(figures, false));
  await run(world);
  expect((await ask.requested()).map(({ amountMinor }) => amountMinor).toSorted()).toEqual([1250, 1250, 1350]);
});

test.for([
  ['stays with the organizer', false, 1350],
  ['goes back as well where the team chooses so', true, 1350 + 275],
] as const)('what was kept when a ticket was given back %s', async ([, withKept, backMinor]) => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 2);
  const both = bookings[1]!;
  const offered = (await ask.cancellation(both.id, grace)).body;
  const [one] = offered.tickets;
  await ask.cancel(both.id, { tickets: [one!.ticketId], seenBackMinor: one!.backMinor }, { by: grace });
  expect(one).toMatchObject({ paidMinor: 1250, backMinor: 1075 });
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  const seen = withKept ? figures.withKept?.withFees : figures.withFees;
  expect(seen).toEqual({ amounts: [{ currency: 'EUR', amountMinor: 1350 + backMinor }], byHand: [] });
  await ask.startCancellation(event.eventId, manager, { withFees: true, withKept, seen: { orders: 2, ...seen } });
  await run(world);
  expect((await ask.requested()).map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([1075, 1350, backMinor]);
});

test('what was given for a ticket after it had ended is not kept any more', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 2);
  const both = bookings[1]!;
  const [one] = (await ask.cancellation(both.id, grace)).body.tickets;
  await ask.cancel(both.id, { tickets: [one!.ticketId], seenBackMinor: one!.backMinor }, { by: grace });
  await ask.refund(both, manager, {
    endTickets: false,
    withFees: false,
    what: { of: 'tickets', tickets: [one!.ticketId] },
    seenMinor: 1250,
  });
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  expect(figures).toMatchObject({ withKept: null, withFees: { amounts: [{ amountMinor: 1350 + 2700 - 1075 - 1250 }] } });
});

test('figures that changed since start nothing, and starting twice is starting once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 2);
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  await ask.refund(bookings[0]!, manager, { what: { of: 'amount', amountMinor: 100 }, seenMinor: 100 });
  expect((await ask.startCancellation(event.eventId, manager, seenOf(figures))).body).toMatchObject({ code: 'figures_changed' });
  const now = (await ask.eventCancellation(event.eventId, manager)).body.figures;
  const both = await Promise.all([1, 2].map(() => ask.startCancellation(event.eventId, manager, seenOf(now))));
  expect(both.map(({ status }) => status)).toEqual([202, 202]);
  await Promise.all([run(world), run(world)]);
  await run(world);
  expect(await ask.requested()).toHaveLength(3);
});

test('two processes give the same order back and it goes back once', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 1);
  await cancel();
  await using gate = await world.service.gate('select 1 from bookings where id = $1 for update', [bookings[0]!.id]);
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  await ask.startCancellation(event.eventId, manager, seenOf(figures));
  const again = run(world);
  await gate.blocked(2);
  await gate.release();
  await again;
  expect(await ask.requested()).toHaveLength(1);
  expect(await given(world, event.eventId)).toMatchObject({ sold: 0 });
});

test('an order that cannot be given back keeps no other waiting, and goes back once it can', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, bookings, cancel } = await soldOut(world, 3);
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  await world.service.pool.query(`create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`);
  await world.service.pool.query(
    `create trigger broken before insert on refunds for each row when (new.booking_id = '${bookings[0]!.id}') execute function broken()`,
  );
  await ask.startCancellation(event.eventId, manager, seenOf(figures));
  await run(world);
  expect((await ask.eventCancellation(event.eventId, manager)).body).toMatchObject({ run: { ordersDone: 2, finishedAt: null } });
  await world.service.pool.query('drop trigger broken on refunds');
  await run(world);
  expect((await ask.eventCancellation(event.eventId, manager)).body).toMatchObject({ run: { ordersDone: 3 }, figures: { orders: 0 } });
});

test('who was about to pay for a cancelled event has no booking any more, and money that comes all the same goes back', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, cancel } = await soldOut(world, 1);
  const pending = await world.bookAs(grace, event, [{ ticketTypeId: event.ticketTypes[0]!.id, quantity: 2 }]);
  await cancel();
  await run(world);
  expect(await ask.booking(pending.id, grace)).toMatchObject({ state: 'cancelled' });
  expect(await world.service.published(bookingCancelled)).toMatchObject([{ bookingId: pending.id, reason: 'cancelled' }]);
  const paymentId = await world.pay(pending);
  const [rejected] = await world.service.published(bookingRejected);
  expect(rejected).toMatchObject({ bookingId: pending.id, paymentId });
  expect(await ask.booking(pending.id, grace)).toMatchObject({
    state: 'refunding',
    refunds: [{ id: rejected?.refundId, cause: 'payment_rejected', state: 'requested' }],
  });
});

test('only who may refund starts it; who may see orders sees it; other organizers see nothing', async () => {
  await using world = await bookingWorld();
  const ask = asking(world);
  const { event, cancel } = await soldOut(world, 1);
  await cancel();
  const { figures } = (await ask.eventCancellation(event.eventId, manager)).body;
  for (const [role, see, start] of [
    ['viewer', 200, 403],
    ['box_office', 200, 403],
    ['check_in', 403, 403],
    ['owner', 200, 202],
  ] as const) {
    const member = person(`R${role.replace('_', '')}`);
    world.join(event, member, role);
    expect([role, (await ask.eventCancellation(event.eventId, member)).status]).toEqual([role, see]);
    expect([role, (await ask.startCancellation(event.eventId, member, seenOf(figures))).status]).toEqual([role, start]);
  }
  expect((await ask.eventCancellation(event.eventId, grace)).status).toBe(403);
});
