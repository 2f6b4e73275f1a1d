import { once } from 'node:events';
import { planChanged } from '@event-planner/contracts/live';
import { fingerprintOf, layOut } from '@event-planner/contracts/seat-map';
import { newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ada, anEvent, aSeatedEvent, bookingWorld, cart } from '../test-world.ts';
import { watch } from './test-watcher.ts';

const closingOf = async (socket: WebSocket): Promise<number> =>
  ((await once(socket, 'close', { signal: AbortSignal.timeout(10_000) })) as [number])[0];

test('a watcher sees seats held, sold and free again', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const gold = event.ticketTypes[0]!.id;
  await world.holdAs(cart(), event, [{ ticketTypeId: gold, seat: 'stalls-A-2' }]);
  await using watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.drawn()).toBe('fhffffff'));
  const booking = await world.bookAs(ada, event, [{ ticketTypeId: gold, seat: 'stalls-A-1' }]);
  await eventually(() => expect(watcher.drawn()).toBe('hhffffff'));
  await world.pay(booking);
  await eventually(() => expect(watcher.drawn()).toBe('shffffff'));
  world.service.clock.advance(600);
  await eventually(() => expect(watcher.drawn()).toBe('sfffffff'));
  expect(watcher.heard.map(update => update.kind)).toEqual(['snapshot', 'delta', 'delta', 'delta']);
  expect(watcher.heard.map(update => update.seq - watcher.heard[0]!.seq)).toEqual([0, 1, 2, 3]);
});

test('whoever comes back hears what they missed, or sees it whole when that is not known any more', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const hold = (seat: string) => world.holdAs(cart(), event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat }]);
  await using first = await watch(world, event.eventId);
  await eventually(() => expect(first.heard).toHaveLength(1));
  await hold('stalls-A-1');
  await eventually(() => expect(first.heard).toHaveLength(2));
  await using second = await watch(world, event.eventId, { since: first.heard[0]!.seq });
  await eventually(() => expect(second.heard).toEqual([first.heard[1]]));
  await using stranger = await watch(world, event.eventId, { since: 0 });
  await eventually(() => expect(stranger.heard[0]).toMatchObject({ kind: 'snapshot', seq: first.heard[1]!.seq }));
});

test('seats that no ticket type sells are blocked', async () => {
  await using world = await bookingWorld();
  const seated = aSeatedEvent();
  const event = await world.announce({ ...seated, ticketTypes: seated.ticketTypes.slice(0, 1) });
  await using watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.drawn()).toBe('ffffbbbb'));
});

test('another plan sends everybody to fetch it', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.heard).toHaveLength(1));
  const closed = once(watcher.socket, 'close');
  const [area] = event.seatMap!.areas;
  await world.announce({ ...event, version: 2, seatMap: { ...event.seatMap!, areas: [{ ...area!, id: 'hall' }] } });
  expect((await closed)[0]).toBe(1012);
});

test('whoever draws another plan than the one that is sold by is told so before they hear a state', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const mine = layOut(event.seatMap!);
  await using right = await watch(world, event.eventId, { plan: fingerprintOf(mine) });
  await eventually(() => expect(right.drawn()).toBe('ffffffff'));
  const wrong = await watch(world, event.eventId, { plan: fingerprintOf(mine.slice(1)) });
  expect(await closingOf(wrong.socket)).toBe(planChanged);
  expect(wrong.heard).toEqual([]);
});

test('after a change of the plan whoever comes back sees the seats of the new one', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  await world.pay(await world.bookAs(ada, event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-2' }]));
  const before = await watch(world, event.eventId, { plan: fingerprintOf(layOut(event.seatMap!)) });
  await eventually(() => expect(before.drawn()).toBe('fsffffff'));
  const seatMap = structuredClone(event.seatMap!);
  const [area] = seatMap.areas;
  if (area?.kind === 'seated') area.rows.reverse();
  const closed = closingOf(before.socket);
  await world.announce({ ...event, version: 2, seatMap });
  expect(await closed).toBe(planChanged);
  await using after = await watch(world, event.eventId, { plan: fingerprintOf(layOut(seatMap)) });
  await eventually(() => expect(after.drawn()).toBe('fffffsff'));
});

test('a change that leaves the plan as it is disturbs nobody; one that moves seats, or sells others, does', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  const watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.heard).toHaveLength(1));
  await world.announce({ ...event, version: 2, title: 'Another word' });
  await world.holdAs(cart(), event, [{ ticketTypeId: event.ticketTypes[0]!.id, seat: 'stalls-A-1' }]);
  await eventually(() => expect(watcher.drawn()).toBe('hfffffff'));
  const seatMap = structuredClone(event.seatMap!);
  const [area] = seatMap.areas;
  if (area?.kind === 'seated') area.rows[0]!.to = [4, 0];
  const closed = closingOf(watcher.socket);
  await world.announce({ ...event, version: 3, seatMap });
  expect(await closed).toBe(planChanged);
  const next = await watch(world, event.eventId);
  await eventually(() => expect(next.drawn()).toBe('hfffffff'));
  const closedAgain = closingOf(next.socket);
  await world.announce({ ...event, version: 4, seatMap, ticketTypes: event.ticketTypes.slice(0, 1) });
  expect(await closedAgain).toBe(planChanged);
});

test('what the house keeps back is blocked, and free again when it is over', async () => {
  await using world = await bookingWorld();
  const event = await world.announce(aSeatedEvent());
  world.join(event, ada, 'owner');
  await using watcher = await watch(world, event.eventId);
  await eventually(() => expect(watcher.drawn()).toBe('ffffffff'));
  const block = async (seat: string, until: string | null) =>
    world.service.inject({
      method: 'POST',
      url: `/api/bookings/events/${event.eventId}/blocks`,
      headers: await world.service.asUser(ada),
      payload: { kind: 'house', reason: 'Press', seats: [seat], until },
    });
  await block('stalls-A-1', '2030-06-01T11:00:00Z');
  await block('stalls-B-4', null);
  await eventually(() => expect(watcher.drawn()).toBe('bffffffb'));
  world.service.clock.advance(60 * 60);
  await eventually(() => expect(watcher.drawn()).toBe('fffffffb'));
});

test.for<[what: string, eventId: () => string]>([
  ['no id', () => 'nonsense'],
  ['an unknown event', newId],
  ['an event without seats', () => 'counted'],
])('%s is told and closed', async ([, eventId]) => {
  await using world = await bookingWorld();
  const counted = await world.announce(anEvent());
  const watcher = await watch(world, eventId() === 'counted' ? counted.eventId : eventId());
  const [code] = watcher.socket.readyState === WebSocket.CLOSED ? [1008] : await once(watcher.socket, 'close');
  expect(code).toBe(1008);
});
