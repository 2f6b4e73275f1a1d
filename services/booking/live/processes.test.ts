import { couponWorld } from '../coupons/test-coupons.ts';
import { once } from 'node:events';
import { eventually, testService } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { bookingService } from '../service.ts';
import { ada, aSeatedEvent, bookingWorld, cart } from '../test-world.ts';
import { watch } from './test-watcher.ts';

test('who watches one process sees what is held, sold and given back in another', async () => {
  await using world = await bookingWorld();
  await using other = await testService(bookingService, { beside: world.service });
  const event = await world.announce(aSeatedEvent());
  const ticketTypeId = event.ticketTypes[0]!.id;
  await using watcher = await watch({ service: other }, event.eventId);
  await eventually(() => expect(watcher.drawn()).toBe('ffffffff'));
  const mine = cart();
  const { body } = await world.holdAs(mine, event, [{ ticketTypeId, together: 2 }]);
  await eventually(() => expect(watcher.drawn().match(/h/g)).toHaveLength(2));
  await world.service.inject({ method: 'DELETE', url: `/api/bookings/holds/${body.id}`, headers: mine });
  await eventually(() => expect(watcher.drawn()).toBe('ffffffff'));
  await world.pay(await world.bookAs(ada, event, [{ ticketTypeId, seat: 'stalls-A-1' }]));
  await eventually(() => expect(watcher.drawn()).toBe('sfffffff'));
});

test('a rush is told in a few deltas, not in one for each hold', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const [gold, silver] = [event.ticketTypes[0]!, event.ticketTypes[1]!];
  await using watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.heard).toHaveLength(1));
  const rows = [['A', gold] as const, ['B', silver] as const];
  await Promise.all(
    rows.flatMap(([row, { id }]) =>
      [1, 2, 3, 4].map(seat => world.holdAs(cart(), event, [{ ticketTypeId: id, seat: `stalls-${row}-${seat}` }])),
    ),
  );
  await eventually(() => expect(watcher.drawn()).toBe('hhhhhhhh'));
  expect(watcher.heard.length - 1).toBeLessThan(8);
  expect(watcher.heard.map(({ seq }) => seq)).toEqual(watcher.heard.map((_, at) => watcher.heard[0]!.seq + at));
});

test('without announcements and without sockets purchases are as they were', async () => {
  await using world = await bookingWorld();
  const silence = { publish: () => Promise.reject(new Error('no fan-out')), subscribe: () => Promise.reject(new Error('no fan-out')) };
  await using deaf = await testService(bookingService, { beside: { ...world.service, fanOut: silence } });
  const event = await world.announce(aSeatedEvent());
  const ticketTypeId = event.ticketTypes[0]!.id;
  const hold = async (items: object[]) => {
    const answer = await deaf.inject({
      method: 'POST',
      url: '/api/bookings/holds',
      headers: cart(),
      payload: { eventId: event.eventId, items },
    });
    return answer.statusCode;
  };
  expect(await hold([{ ticketTypeId, seat: 'stalls-A-1' }])).toBe(201);
  expect(await hold([{ ticketTypeId, seat: 'stalls-A-1' }])).toBe(409);
  expect(await hold([{ ticketTypeId, together: 3 }])).toBe(201);
  expect((await world.holdAs(cart(), event, [{ ticketTypeId, together: 1 }])).body.code).toBe('sold_out');
  const watcher = await watch({ service: deaf }, event.eventId);
  expect((await once(watcher.socket, 'close'))[0]).toBe(1008);
});

test('a private event is watched by those who know its code, and does not exist for others', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(
    aSeatedEvent({
      visibility: 'private',
      codes: [
        { code: 'FRIENDS', opensEvent: true, ticketTypeIds: [], until: null },
        { code: 'EXTRAS', opensEvent: false, ticketTypeIds: [], until: null },
      ],
    }),
  );
  await using friend = await watch(world, event.eventId, { code: 'friends' });
  await eventually(() => expect(friend.drawn()).toBe('ffffffff'));
  for (const code of ['EXTRAS', 'NOTHING', undefined]) {
    const stranger = await watch(world, event.eventId, code === undefined ? {} : { code });
    expect((await once(stranger.socket, 'close'))[0]).toBe(1008);
    expect(stranger.heard).toEqual([]);
  }
});

test('what opens the page opens the live map: a campaign’s code too, until somebody has tried too many wrong ones', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent({ visibility: 'private' }));
  await couponWorld(world).campaign(event, { kind: 'access', opensEvents: true }, 'COME IN');
  await couponWorld(world).campaign(event, { kind: 'percent' }, 'CHEAPER');
  await using friend = await watch(world, event.eventId, { code: 'come in' });
  await eventually(() => expect(friend.drawn()).toBe('ffffffff'));
  const isRefused = async (code: string): Promise<boolean> => {
    const stranger = await watch(world, event.eventId, { code });
    const [closed] = (await once(stranger.socket, 'close')) as [number];
    return closed === 1008 && stranger.heard.length === 0;
  };
  expect(await isRefused('CHEAPER')).toBe(true);
  const guesses = Array.from({ length: 60 }, (_, at) => isRefused(`GUESS-${at}`));
  expect(new Set(await Promise.all(guesses))).toEqual(new Set([true]));
  expect(await isRefused('COME IN')).toBe(true);
});

test('an event that becomes private sends its watchers away', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.heard).toHaveLength(1));
  const closed = once(watcher.socket, 'close');
  await world.announce({ ...event, version: 2, visibility: 'private' });
  expect((await closed)[0]).toBe(1012);
});
