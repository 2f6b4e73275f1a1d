import type { Till } from '@event-planner/contracts/box-office';
import { paymentCompleted } from '@event-planner/contracts/messages';
import type { Order } from '@event-planner/contracts/orders';
import { paymentTaken } from '@event-planner/contracts/payment-messages';
import type { TeamRefund } from '@event-planner/contracts/refund';
import type { Body } from '@event-planner/model';
import { newId } from '@event-planner/platform/ids';
import { person } from '@event-planner/platform/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, member } from '../orders/test-orders.ts';
import { ada, anEvent, type BookingWorld, bookingWorld } from '../test-world.ts';

let world: BookingWorld;
beforeAll(async () => void (world = await bookingWorld()));
afterAll(() => world[Symbol.asyncDispose]());

const vera = person('Vera');
type Taken = Body<typeof paymentTaken>;

/** Two tickets that were booked online and paid in cash at the desk. */
async function paidAtTheDesk() {
  const event = await world.announce(anEvent());
  const manager = member(world, event, 'manager');
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]?.id ?? '', quantity: 2 }]);
  const { id: bookingId, totalMinor: amountMinor, currency } = booking;
  const paymentId = newId();
  const taken = (change: Partial<Taken>): Taken => ({
    takingId: newId(),
    paymentId,
    bookingId,
    nth: 1,
    kind: 'taken',
    before: null,
    paidWith: 'cash',
    amountMinor,
    currency,
    reason: null,
    by: { id: vera.sub, name: vera.name },
    at: '2030-06-01T10:00:00.000Z',
    dueAt: null,
    ...change,
  });
  const order = async () => (await askAs<Order>(world, manager, { path: `/events/${event.eventId}/orders/${bookingId}` })).body;
  const till = async () => {
    const path = `/box-office/till?organizerId=${event.organizerId}&day=2030-06-01&timeZone=Europe/Berlin`;
    return (await askAs<Till>(world, manager, { path })).body.rows.map(({ by, kind, paidWith, amountMinor: minor }) => [
      by.name,
      kind,
      paidWith,
      minor,
    ]);
  };
  await world.service.deliver(paymentCompleted, { paymentId, bookingId, amountMinor, currency, paidWith: 'cash' });
  return { event, manager, booking, taken, order, till };
}

test('what was taken at the desk for what was booked before is in the till, and in the order with who took it', async () => {
  const { taken, order, till } = await paidAtTheDesk();
  const told = taken({});
  await world.service.deliver(paymentTaken, told);
  await world.service.deliver(paymentTaken, told);
  expect(await till()).toEqual([['Vera', 'taken', 'cash', 2500]]);
  const { paidWith, payment, paidByWord, history } = await order();
  expect({ paidWith, payment, paidByWord }).toEqual({ paidWith: 'cash', payment: 'settled', paidByWord: true });
  expect(history.filter(({ kind }) => kind === 'payment_taken')).toMatchObject([{ by: 'Vera', to: 'cash' }]);
});

test('what was a mistake leaves the drawer of whoever took it, and the last word holds in whichever order it is heard', async () => {
  const { taken, order, till } = await paidAtTheDesk();
  const grace = { id: newId(), name: 'Grace' };
  const dueAt = '2030-06-15T10:00:00.000Z';
  await world.service.deliver(
    paymentTaken,
    taken({ nth: 3, kind: 'undone', before: 'card_terminal', paidWith: null, by: grace, reason: 'Another order', dueAt }),
  );
  await world.service.deliver(paymentTaken, taken({}));
  await world.service.deliver(paymentTaken, taken({ nth: 2, kind: 'corrected', before: 'cash', paidWith: 'card_terminal', by: grace }));
  expect(await order()).toMatchObject({ paidWith: 'invoice', payment: 'by_invoice', paidByWord: false });
  expect((await till()).toSorted()).toEqual([
    ['Vera', 'corrected', 'card_terminal', 2500],
    ['Vera', 'corrected', 'cash', -2500],
    ['Vera', 'taken', 'cash', 2500],
    ['Vera', 'undone', 'card_terminal', -2500],
  ]);
});

test('of two takings by two people that are undone one after the other, each leaves the drawer it is in', async () => {
  const { taken, till } = await paidAtTheDesk();
  const otto = { id: newId(), name: 'Otto' };
  const undone = { kind: 'undone', before: 'cash', paidWith: null, by: { id: newId(), name: 'Grace' }, reason: 'Another order' } as const;
  for (const one of [
    taken({ amountMinor: 2000 }),
    taken({ nth: 2, by: otto, amountMinor: 500 }),
    taken({ ...undone, nth: 3, amountMinor: 500 }),
    taken({ ...undone, nth: 4, amountMinor: 2000 }),
  ])
    await world.service.deliver(paymentTaken, one);
  expect((await till()).toSorted()).toEqual([
    ['Otto', 'taken', 'cash', 500],
    ['Otto', 'undone', 'cash', -500],
    ['Vera', 'taken', 'cash', 2000],
    ['Vera', 'undone', 'cash', -2000],
  ]);
});

test('what was sold at the desk for cash and was a card moves to the other drawer, and its day stays as it was closed', async () => {
  const event = await world.announce(anEvent());
  const manager = member(world, event, 'manager');
  const desk = `/events/${event.eventId}/box-office`;
  const headers = { ...(await world.service.asUser(manager)), 'idempotency-key': newId() };
  const post = async (path: string, payload: object) =>
    (await world.service.inject({ method: 'POST', url: `/api/bookings${path}`, headers, payload })).json();
  const { id: holdId } = await post(`${desk}/holds`, { items: [{ ticketTypeId: event.ticketTypes[0]?.id, quantity: 1 }] });
  const { id: bookingId, totalMinor: amountMinor, currency } = await post(`${desk}/sales`, { kind: 'sold', holdId, paidWith: 'cash' });
  const order = async () => (await askAs<Order>(world, manager, { path: `/events/${event.eventId}/orders/${bookingId}` })).body;
  expect(await order()).toMatchObject({ paidWith: 'cash', paidAtDesk: true, paidByWord: false });
  const corrected = {
    takingId: newId(),
    paymentId: null,
    bookingId,
    nth: 1,
    kind: 'corrected',
    before: 'cash',
    paidWith: 'card_terminal',
  } as const;
  const by = { id: newId(), name: 'Grace' };
  const at = new Date(world.service.clock.now().getTime() + 86_400_000).toISOString();
  await world.service.deliver(paymentTaken, { ...corrected, amountMinor, currency, by, at, reason: 'The terminal had it', dueAt: null });
  expect(await order()).toMatchObject({ paidWith: 'card_terminal', paidAtDesk: true, paidByWord: false });
  const till = async (day: string) =>
    (
      await askAs<Till>(world, manager, { path: `/box-office/till?organizerId=${event.organizerId}&day=${day}&timeZone=Europe/Berlin` })
    ).body.rows
      .map(({ by: who, kind, paidWith, amountMinor: minor }) => [who.name, kind, paidWith, minor])
      .toSorted();
  const dayOf = (instant: Date | string) => new Date(instant).toISOString().slice(0, 10);
  expect(await till(dayOf(world.service.clock.now()))).toEqual([[manager.name, 'sold', 'cash', amountMinor]]);
  expect(await till(dayOf(at))).toEqual([
    [manager.name, 'corrected', 'card_terminal', amountMinor],
    [manager.name, 'corrected', 'cash', -amountMinor],
  ]);
});

test('what is paid out in cash is taken off the till, what goes by the bank is not', async () => {
  const { event, manager, booking, till } = await paidAtTheDesk();
  const orders = `/events/${event.eventId}/orders/${booking.id}/refunds`;
  for (const [amountMinor, paidWith] of [
    [500, 'cash'],
    [300, 'bank_transfer'],
  ] as const) {
    const headers = { ...(await world.service.asUser(manager)), 'idempotency-key': newId() };
    const form = { what: { of: 'amount', amountMinor }, endTickets: false, withFees: false, reason: null, seenMinor: amountMinor };
    const given = await world.service.inject({ method: 'POST', url: `/api/bookings${orders}`, headers, payload: form });
    expect(given.json()).toMatchObject({ state: 'by_hand', paidWith: 'cash' });
    const paidOut = await askAs<TeamRefund>(world, manager, {
      method: 'POST',
      path: `/events/${event.eventId}/refunds/${given.json().id}/paid-out`,
      payload: { paidWith },
    });
    expect(paidOut.body).toMatchObject({ state: 'done', paidOutWith: paidWith });
  }
  expect(await till()).toEqual([[manager.name, 'refunded', 'cash', -500]]);
});
