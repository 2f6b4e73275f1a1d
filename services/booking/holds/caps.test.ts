import { expect, test } from 'vitest';
import { ada, anEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';

const some = (type: { readonly id: string }, quantity = 1) => ({ ticketTypeId: type.id, quantity });
const outcome = ({ status, body }: { status: number; body: { code?: string } }) => (status === 201 ? 'granted' : body.code);
/** Two types, of one of which a person may have two, and three of the event in all. */
const capped = () =>
  anEvent({ maxPerPerson: 3, ticketTypes: [ticketType({ name: 'Front', maxPerPerson: 2 }), ticketType({ name: 'Back' })] });

const cartOf = async ({ service }: BookingWorld, mine: Record<string, string>) => ({ ...(await service.asUser(ada)), ...mine });

test('nobody gets past the caps of a person in several holds and orders, and is told how many are left', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(capped());
  const [front, back] = event.ticketTypes as [(typeof event.ticketTypes)[number], (typeof event.ticketTypes)[number]];
  const headers = await world.service.asUser(ada);
  const booking = await world.bookAs(ada, event, [some(front)]);
  const paymentId = await world.pay(booking);
  expect((await world.holdAs(headers, event, [some(front, 2)])).body).toMatchObject({
    code: 'limit',
    limits: [{ kind: 'person', ticketTypeId: front.id, max: 2, left: 1 }],
  });
  expect(outcome(await world.holdAs(headers, event, [some(front)]))).toBe('granted');
  expect((await world.holdAs(headers, event, [some(back, 2)])).body).toMatchObject({
    code: 'limit',
    limits: [{ kind: 'person', ticketTypeId: null, max: 3, left: 1 }],
  });
  await world.bookAs(ada, event, [some(back)]);
  expect(outcome(await world.holdAs(headers, event, [some(back)]))).toBe('limit');
  expect(outcome(await world.holdAs(cart(), event, [some(back)]))).toBe('granted');
  // What has expired or was paid back is no longer theirs.
  world.service.clock.advance(16 * 60);
  await world.giveBack(booking, paymentId);
  const later = await world.service.asUser(ada);
  expect(outcome(await world.holdAs(later, event, [some(front, 2), some(back)]))).toBe('granted');
});

test('who held as several visitors and then signs in books no more than one person may have', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(capped());
  const [front] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  const [first, second] = [cart(), cart()];
  const holds = [
    (await world.holdAs(first, event, [some(front, 2)])).body,
    (await world.holdAs(second, event, [some(front)])).body,
  ] as const;
  expect(outcome(await world.holdAs(first, event, [some(front)]))).toBe('limit');
  expect(outcome(await world.book(await cartOf(world, first), holds[0]))).toBe('granted');
  const refused = await world.book(await cartOf(world, second), holds[1]);
  expect(refused).toMatchObject({ status: 409, body: { code: 'limit', limits: [{ kind: 'person', ticketTypeId: front.id, left: 0 }] } });
  // Nothing of it was changed: it is still the visitor's.
  const { rows } = await world.service.pool.query('select booking_id from holds where id = $1', [holds[1].id]);
  expect(rows).toEqual([{ booking_id: null }]);
});

test('two carts of one person are booked at the same moment, and only what one person may have becomes theirs', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(capped());
  const [front] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  const carts = [cart(), cart()];
  const holds = await Promise.all(carts.map(async mine => (await world.holdAs(mine, event, [some(front, 2)])).body));
  await using gate = await world.service.gate('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`user:${ada.sub}`]);
  const answers = carts.map(async (mine, at) => outcome(await world.book(await cartOf(world, mine), holds[at]!)));
  await gate.blocked(1);
  await gate.release();
  expect((await Promise.all(answers)).toSorted()).toEqual(['granted', 'limit']);
});

test('what a bundle includes counts for a person as well', async () => {
  await using world = await bookingWorld();
  const single = ticketType({ maxPerPerson: 4 });
  const four = ticketType({ capacity: null, bundle: [{ ticketTypeId: single.id, quantity: 4 }] });
  const event = await world.announce(anEvent({ maxPerPerson: 5, ticketTypes: [single, four] }));
  const mine = cart();
  expect(outcome(await world.holdAs(mine, event, [some(four)]))).toBe('granted');
  expect((await world.holdAs(mine, event, [some(single)])).body).toMatchObject({
    code: 'limit',
    limits: [{ ticketTypeId: single.id, left: 0 }],
  });
});

test('how many an order may have is told', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(anEvent({ ticketTypes: [ticketType({ minPerOrder: 2, maxPerOrder: 4 })] }));
  const [type] = event.ticketTypes as [(typeof event.ticketTypes)[number]];
  for (const quantity of [1, 5])
    expect((await world.holdAs(cart(), event, [some(type, quantity)])).body).toMatchObject({
      code: 'limit',
      limits: [{ kind: 'order', ticketTypeId: type.id, min: 2, max: 4, left: 4 }],
    });
});
