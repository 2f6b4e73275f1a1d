import { expect, test } from 'vitest';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart, ticketType } from '../test-world.ts';

const some = (type: { readonly id: string }, quantity = 1, more: object = {}) => ({ ticketTypeId: type.id, quantity, ...more });
const outcome = ({ status, body }: Awaited<ReturnType<BookingWorld['holdAs']>>) => (status === 201 ? 'granted' : body.code);

test('hidden tickets are for who knows a code that unlocks them, until it ends, and nobody learns which codes there are', async () => {
  await using world = await bookingWorld();
  const [open, hidden] = [ticketType(), ticketType({ hidden: true })];
  const event = await world.announce(
    anEvent({
      ticketTypes: [open, hidden],
      codes: [
        { code: 'FRIENDS', opensEvent: false, ticketTypeIds: [hidden.id], until: '2030-06-01T11:00:00Z' },
        { code: 'OTHERS', opensEvent: true, ticketTypeIds: [], until: null },
      ],
    }),
  );
  const refusals = [
    await world.holdAs(cart(), event, [some(hidden)]),
    await world.holdBy('WRONG', event, [some(hidden)]),
    await world.holdBy('OTHERS', event, [some(hidden), some(open)]),
  ];
  for (const { status, body } of refusals) expect([status, body.code, body.ticketTypes]).toEqual([403, 'not_offered', [hidden.id]]);
  expect(outcome(await world.holdBy(' friends\n', event, [some(hidden), some(open)]))).toBe('granted');
  expect(outcome(await world.holdBy('WRONG', event, [some(open)]))).toBe('granted');
  const offered = async (query = '') =>
    (await world.service.inject({ url: `/api/bookings/availability/${event.eventId}${query}` }))
      .json()
      .ticketTypes.map((type: { ticketTypeId: string }) => type.ticketTypeId);
  expect(await offered()).toEqual([open.id]);
  expect(await offered('?code=friends')).toHaveLength(2);
  world.service.clock.advance(60 * 60);
  const late = await world.holdBy('FRIENDS', event, [some(hidden)]);
  expect({ ...late.body, correlationId: '' }).toEqual({ ...refusals[0]?.body, correlationId: '' });
  expect(await offered('?code=FRIENDS')).toEqual([open.id]);
});

test('a private event is for who knows a code that opens it', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(
    anEvent({
      visibility: 'private',
      codes: [
        { code: 'OPEN-SESAME', opensEvent: true, ticketTypeIds: [], until: null },
        { code: 'UNLOCKS', opensEvent: false, ticketTypeIds: [], until: null },
      ],
    }),
  );
  const items = [some(event.ticketTypes[0]!)];
  for (const answer of [await world.holdAs(cart(), event, items), await world.holdBy('UNLOCKS', event, items)])
    expect(answer).toMatchObject({ status: 403, body: { code: 'not_offered' } });
  expect(outcome(await world.holdBy('open-sesame', event, items))).toBe('granted');
  const status = async (query = '') =>
    (await world.service.inject({ url: `/api/bookings/availability/${event.eventId}${query}` })).statusCode;
  expect([await status(), await status('?code=UNLOCKS'), await status('?code=OPEN-SESAME')]).toEqual([404, 404, 200]);
});

test('an add-on is sold with one of the others in the same hold, and not more of it than of those', async () => {
  await using world = await bookingWorld();
  const [adult, child] = [ticketType({ name: 'Adult' }), ticketType({ name: 'Child' })];
  const parking = ticketType({ name: 'Parking', requires: [adult.id, child.id] });
  const event = await world.announce(anEvent({ ticketTypes: [adult, child, parking] }));
  const alone = await world.holdAs(cart(), event, [some(parking)]);
  expect(alone).toMatchObject({ status: 422, body: { code: 'needs_other', ticketTypes: [parking.id] } });
  expect(outcome(await world.holdAs(cart(), event, [some(parking, 3), some(adult), some(child)]))).toBe('needs_other');
  expect(outcome(await world.holdAs(cart(), event, [some(parking, 2), some(adult), some(child)]))).toBe('granted');
});

const familyOf = () => {
  const [adult, child] = [ticketType({ name: 'Adult', capacity: 5 }), ticketType({ name: 'Child', capacity: 10 })];
  const bundle = [
    { ticketTypeId: adult.id, quantity: 2 },
    { ticketTypeId: child.id, quantity: 1 },
  ];
  return { adult, child, family: ticketType({ name: 'Family', capacity: null, priceMinor: 2000, bundle }) };
};

test('a bundle is one price for tickets of other types, takes their places, and gives all of them back', async () => {
  await using world = await bookingWorld();
  const { adult, child, family } = familyOf();
  const event = await world.announce(anEvent({ ticketTypes: [adult, child, family] }));
  const counters = async () => {
    const { rows } = await world.service.pool.query<{ id: string; held: number; sold: number }>('select id, held, sold from counters');
    return [adult, child].map(({ id }) => rows.find(row => row.id === id)).map(row => [row?.held, row?.sold]);
  };
  const booking = await world.bookAs(ada, event, [some(family, 2)]);
  expect(booking).toMatchObject({ totalMinor: 4000, lines: [{ ticketTypeName: 'Family', quantity: 2, priceMinor: 2000 }] });
  expect(await counters()).toEqual([
    [4, 0],
    [2, 0],
  ]);
  expect(await world.holdAs(cart(), event, [some(family)])).toMatchObject({ body: { code: 'sold_out', ticketTypes: [family.id] } });
  await world.announce({
    ...event,
    version: 2,
    ticketTypes: [adult, child, { ...family, bundle: [{ ticketTypeId: child.id, quantity: 9 }] }],
  });
  const paymentId = await world.pay(booking);
  expect(await counters()).toEqual([
    [0, 4],
    [0, 2],
  ]);
  const url = `/api/bookings/${booking.id}`;
  const { tickets } = (await world.service.inject({ url, headers: await world.service.asUser(ada) })).json();
  expect(tickets.map((ticket: { ticketTypeName: string }) => ticket.ticketTypeName)).toEqual([
    'Adult',
    'Adult',
    'Child',
    'Adult',
    'Adult',
    'Child',
  ]);
  expect(tickets.reduce((sum: number, ticket: { priceMinor: number }) => sum + ticket.priceMinor, 0)).toBe(4000);
  await world.giveBack(booking, paymentId);
  expect(await counters()).toEqual([
    [0, 0],
    [0, 0],
  ]);
});

test('a bundle sells no more than its own number, and nothing when it includes seats or what is not there', async () => {
  await using world = await bookingWorld();
  const { adult, child, family } = familyOf();
  const gold = ticketType({ category: 'gold', capacity: null });
  const strange = (ticketTypeId: string) => ticketType({ capacity: null, bundle: [{ ticketTypeId, quantity: 1 }] });
  const [seats, nothing, own] = [strange(gold.id), strange(ada.sub), { ...family, capacity: 1 }];
  const event = await world.announce(aSeatedEvent({ ticketTypes: [adult, child, gold, own, seats, nothing] }));
  expect(outcome(await world.holdAs(cart(), event, [some(own, 2)]))).toBe('sold_out');
  expect(outcome(await world.holdAs(cart(), event, [some(own)]))).toBe('granted');
  for (const type of [seats, nothing]) expect(outcome(await world.holdAs(cart(), event, [some(type)]))).toBe('sold_out');
});

test('a donation takes no place and gives no ticket, and an order may be of donations only', async () => {
  await using world = await bookingWorld();
  const gift = ticketType({ kind: 'donation', pricing: 'chosen', priceMinor: 0, capacity: null });
  const event = await world.announce(anEvent({ ticketTypes: [gift, ticketType({ capacity: 1 })], maxPerPerson: 1 }));
  const none = await world.holdAs(cart(), event, [some(gift, 1, { priceMinor: 0 })]);
  expect(none.body.code).toBe('price_invalid');
  const booking = await world.bookAs(ada, event, [some(gift, 1, { priceMinor: 700 }), some(event.ticketTypes[1]!)]);
  const only = await world.bookAs(ada, event, [some(gift, 1, { priceMinor: 300 })]);
  for (const one of [booking, only]) await world.pay(one);
  const state = async (id: string) =>
    (await world.service.inject({ url: `/api/bookings/${id}`, headers: await world.service.asUser(ada) })).json();
  expect(await state(booking.id)).toMatchObject({ state: 'confirmed', totalMinor: 1950, tickets: [{ priceMinor: 1250 }] });
  expect(await state(only.id)).toMatchObject({ state: 'confirmed', totalMinor: 300, tickets: [] });
});

test('a donation that is paid after its time is still taken', async () => {
  await using world = await bookingWorld();
  const gift = ticketType({ kind: 'donation', pricing: 'chosen', priceMinor: 0, capacity: null });
  const event = await world.announce(anEvent({ ticketTypes: [gift] }));
  const booking = await world.bookAs(ada, event, [some(gift, 1, { priceMinor: 300 })]);
  world.service.clock.advance(16 * 60);
  await world.service.running.runJob('expire-bookings');
  await world.pay(booking);
  const url = `/api/bookings/${booking.id}`;
  expect((await world.service.inject({ url, headers: await world.service.asUser(ada) })).json().state).toBe('confirmed');
});
