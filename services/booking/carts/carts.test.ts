import { randomUUID } from 'node:crypto';
import type { EventInventory } from '@event-planner/contracts/event';
import { Cart, type CartBookings, type CartRefusal } from '@event-planner/contracts/cart';
import { bookingConfirmed, bookingCreated } from '@event-planner/contracts/messages';
import { newId } from '@event-planner/platform/ids';
import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, grace, ticketType } from '../test-world.ts';

type Headers = Record<string, string>;
const some = ({ ticketTypes }: EventInventory, quantity = 1) => [{ ticketTypeId: ticketTypes[0]!.id, quantity }];
const cartOf = async ({ service }: BookingWorld, headers: Headers): Promise<Cart> =>
  Cart.parse((await service.inject({ url: '/api/bookings/cart', headers })).json());

async function bookCart(
  { service }: BookingWorld,
  headers: Headers,
  { holds, key = randomUUID() }: { holds: readonly { id: string }[]; key?: string },
) {
  const answer = await service.inject({
    method: 'POST',
    url: '/api/bookings/cart/book',
    headers: { ...headers, 'idempotency-key': key },
    payload: { attendeeName: 'Ada', holds: holds.map(({ id }) => ({ holdId: id })) },
  });
  return { status: answer.statusCode, body: answer.json<CartBookings & { code?: string; refusals?: CartRefusal[] }>() };
}
const bookingsIn = async ({ service }: BookingWorld): Promise<number> =>
  (await service.pool.query<{ count: number }>('select count(*)::int as count from bookings')).rows[0]!.count;

test('a visitor finds all they hold, of every event, the first to expire first, with the right time left', async () => {
  await using world = await bookingWorld();
  const [first, second] = [await world.announce(anEvent({ title: 'One' })), await world.announce(aSeatedEvent({ title: 'Two' }))];
  const mine = cart();
  await world.holdAs(mine, first, some(first, 2));
  world.service.clock.advance(60);
  await world.holdAs(mine, second, [{ ticketTypeId: second.ticketTypes[0]!.id, together: 2 }]);
  await world.holdAs(cart(), first, some(first));
  const { holds, now } = await cartOf(world, mine);
  expect(holds.map(({ event }) => event.title)).toEqual(['One', 'Two']);
  expect(holds.map(hold => (Date.parse(hold.expiresAt) - Date.parse(now)) / 1000)).toEqual([540, 600]);
  world.service.clock.advance(540);
  expect((await cartOf(world, mine)).holds.map(({ event }) => event.title)).toEqual(['Two']);
});

test('what a visitor held is in their cart after they sign in, beside what they held before and have not paid', async () => {
  await using world = await bookingWorld();
  const [event, other] = [await world.announce(anEvent({ title: 'One' })), await world.announce(anEvent({ title: 'Two' }))];
  const mine = cart();
  await world.holdAs(mine, event, some(event));
  const signedIn = await world.service.asUser(ada);
  await world.holdAs(signedIn, other, some(other));
  const unpaid = await world.bookAs(ada, other, some(other));
  const both = await cartOf(world, { ...signedIn, ...mine });
  expect(both.holds.map(({ event: { title } }) => title).toSorted()).toEqual(['One', 'Two']);
  expect(both.unpaid).toMatchObject([{ id: unpaid.id, payBy: unpaid.payBy }]);
  expect((await cartOf(world, signedIn)).holds).toHaveLength(1);
  expect((await cartOf(world, await world.service.asUser(grace))).holds).toEqual([]);
});

test('holds of several events become a booking each, at once, with tickets where nothing has to be paid', async () => {
  await using world = await bookingWorld();
  const [paid, free] = [await world.announce(anEvent()), await world.announce(anEvent({ ticketTypes: [ticketType({ priceMinor: 0 })] }))];
  const mine = cart();
  const holds = [(await world.holdAs(mine, paid, some(paid, 2))).body, (await world.holdAs(mine, free, some(free))).body];
  const headers = { ...(await world.service.asUser(ada)), ...mine };
  const { status, body } = await bookCart(world, headers, { holds });
  expect(status).toBe(201);
  expect(body.bookings.map(({ eventId, state, totalMinor }) => [eventId, state, totalMinor])).toEqual([
    [paid.eventId, 'pending', 2500],
    [free.eventId, 'confirmed', 0],
  ]);
  expect(body.bookings[1]?.tickets).toHaveLength(1);
  expect(await world.service.published(bookingCreated)).toHaveLength(2);
  expect(await world.service.published(bookingConfirmed)).toHaveLength(1);
  expect(await cartOf(world, headers)).toMatchObject({ holds: [], unpaid: [{ eventId: paid.eventId }] });
});

test('one hold that cannot be booked leaves all as they were, and is named with its reason', async () => {
  await using world = await bookingWorld();
  const events = await Promise.all(Array.from({ length: 3 }, () => world.announce(anEvent())));
  const mine = cart();
  const holds = [];
  for (const event of events) holds.push((await world.holdAs(mine, event, some(event))).body);
  await world.announce({ ...events[1]!, version: 2, state: 'cancelled' });
  const headers = { ...(await world.service.asUser(ada)), ...mine };
  const { status, body } = await bookCart(world, headers, { holds: [...holds, { id: newId() }] });
  expect([status, body.code]).toEqual([409, 'cart_refused']);
  expect(body.refusals).toMatchObject([{ holdId: holds[1]!.id, code: 'sales_closed' }, { code: 'not_found' }]);
  expect(await bookingsIn(world)).toBe(0);
  expect((await cartOf(world, headers)).holds).toHaveLength(3);
  expect((await bookCart(world, headers, { holds: [holds[0]!, holds[2]!] })).status).toBe(201);
});

test('an answer that is missing names the hold it is missing for, and books none', async () => {
  await using world = await bookingWorld();
  const plain = await world.announce(anEvent());
  const asking = await world.announce(
    anEvent({
      questions: [
        {
          id: newId(),
          label: 'Diet',
          kind: 'text',
          per: 'order',
          required: true,
          help: '',
          options: [],
          ticketTypeIds: [],
          showIf: null,
        },
      ],
    }),
  );
  const mine = cart();
  const holds = [(await world.holdAs(mine, plain, some(plain))).body, (await world.holdAs(mine, asking, some(asking))).body];
  const { body } = await bookCart(world, { ...(await world.service.asUser(ada)), ...mine }, { holds });
  expect(body).toMatchObject({ code: 'answers_invalid', holdId: holds[1]!.id });
  expect(await bookingsIn(world)).toBe(0);
});

test('the same key answers the same bookings, also when it is sent twice at once; with other holds it is refused', async () => {
  await using world = await bookingWorld();
  const [one, two] = [await world.announce(anEvent()), await world.announce(anEvent())];
  const mine = cart();
  const holds = [(await world.holdAs(mine, one, some(one))).body, (await world.holdAs(mine, two, some(two))).body];
  const rest = (await world.holdAs(mine, two, some(two))).body;
  const headers = { ...(await world.service.asUser(ada)), ...mine };
  const key = randomUUID();
  const answers = await Promise.all([bookCart(world, headers, { holds, key }), bookCart(world, headers, { holds, key })]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const [first, second] = answers;
  expect(first?.body).toEqual(second?.body);
  expect(await bookCart(world, headers, { holds: [rest, holds[0]!], key })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_key_reused' },
  });
  expect(await bookingsIn(world)).toBe(2);
});

test('caps of a person hold over what they held as a visitor and signed in', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ maxPerPerson: 3 }));
  const mine = cart();
  const signedIn = await world.service.asUser(ada);
  const holds = [(await world.holdAs(mine, event, some(event, 2))).body, (await world.holdAs(signedIn, event, some(event, 2))).body];
  const { body } = await bookCart(world, { ...signedIn, ...mine }, { holds });
  expect(body).toMatchObject({
    code: 'cart_refused',
    refusals: [{ holdId: holds[1]!.id, code: 'limit', limits: [{ kind: 'person', left: 1 }] }],
  });
  expect(await bookingsIn(world)).toBe(0);
});

test('somebody else’s holds are not booked, and nobody books without signing in', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent());
  const theirs = (await world.holdAs(cart(), event, some(event))).body;
  const { body } = await bookCart(world, await world.service.asUser(ada), { holds: [theirs] });
  expect(body.refusals).toMatchObject([{ code: 'not_found' }]);
  expect((await bookCart(world, cart(), { holds: [theirs] })).status).toBe(401);
});

test('two carts that book the same holds in another order wait for each other, and one of them has them', async () => {
  await using world = await bookingWorld();
  const [one, two] = [await world.announce(anEvent({ maxPerPerson: 9 })), await world.announce(anEvent({ maxPerPerson: 9 }))];
  const mine = cart();
  const holds = [(await world.holdAs(mine, one, some(one))).body, (await world.holdAs(mine, two, some(two))).body];
  await using gate = await world.service.gate('select 1 from holds for update');
  const headers = { ...(await world.service.asUser(ada)), ...mine };
  const answers = [bookCart(world, headers, { holds }), bookCart(world, headers, { holds: holds.toReversed() })];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(answers)).map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(await bookingsIn(world)).toBe(2);
});
