import { expect, test } from 'vitest';
import { anEvent, aSeatedEvent, bookingWorld, cart, ticketType } from '../test-world.ts';
import { block, blocked, withTeam } from './test-blocks.ts';

test.each(['buyer', 'house'])(
  'a buyer and the house want the same seat at the same moment, and the %s, who comes first, gets it',
  async first => {
    await using world = await bookingWorld();
    const event = withTeam(world, await world.announce(aSeatedEvent()));
    const items = [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }];
    await world.holdAs(cart(), event, items);
    world.service.clock.advance(600);
    await using gate = await world.service.gate('select 1 from seat_claims where seat = $1 for update', ['stalls-A-1']);
    const both = [() => world.holdAs(cart(), event, items), () => block(world, { event }, { seats: ['stalls-A-1', 'stalls-A-2'] })];
    const [one, other] = (first === 'buyer' ? both : both.toReversed()) as [(typeof both)[0], (typeof both)[0]];
    const winning = one();
    await gate.blocked(1);
    const losing = other();
    await gate.blocked(2);
    await gate.release();
    expect([(await winning).status, (await losing).status]).toEqual([201, 409]);
    const claims = await world.service.pool.query('select seat from seat_claims where expires_at > $1', [world.service.clock.now()]);
    expect(claims.rowCount).toBe(first === 'house' ? 2 : 1);
  },
);

test('a buyer and the house want the last places at the same moment, and no more are given than there are', async () => {
  await using world = await bookingWorld();
  const type = ticketType({ capacity: 3 });
  const event = withTeam(world, await world.announce(anEvent({ ticketTypes: [type] })));
  await using gate = await world.service.gate('select 1 from counters for update');
  const race = [
    world.holdAs(cart(), event, [{ ticketTypeId: type.id, quantity: 2 }]),
    block(world, { event }, { places: [{ ticketTypeId: type.id, quantity: 2 }] }),
  ];
  await gate.blocked(2);
  await gate.release();
  expect((await Promise.all(race)).map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect((await world.service.pool.query('select held from counters')).rows).toEqual([{ held: 2 }]);
});

test('a block waits for a change of the plan that is being taken in, and then names seats of the new one', async () => {
  await using world = await bookingWorld();
  const event = withTeam(world, await world.announce(aSeatedEvent()));
  await blocked(world, { event }, { seats: ['stalls-B-1'] });
  await using gate = await world.service.gate('select 1 from events where id = $1 for update', [event.eventId]);
  const [area] = event.seatMap!.areas;
  const change = world.announce({ ...event, version: 2, seatMap: { ...event.seatMap!, areas: [{ ...area!, id: 'hall' }] } });
  await gate.blocked(1);
  const answer = block(world, { event }, { seats: ['stalls-A-1'] });
  await gate.blocked(2);
  await gate.release();
  await change;
  expect(await answer).toMatchObject({ status: 422, body: { code: 'no_such_place', seats: ['stalls-A-1'] } });
});
