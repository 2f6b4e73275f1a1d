import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeUpdate, type LiveUpdate } from '@event-planner/contracts/live';
import { newId } from '@event-planner/platform/ids';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ada, anEvent, aSeatedEvent, type BookingWorld, bookingWorld, cart } from '../test-world.ts';

const seats = 8;

/** A browser: applies what it hears, in order. */
async function watch({ service }: BookingWorld, eventId: string, since?: number) {
  const { http, sockets } = service.running;
  if (!http.server.listening) {
    await http.listen({ port: 0, host: '127.0.0.1' });
    http.server.on('upgrade', sockets.upgrade);
  }
  const { port } = http.server.address() as AddressInfo;
  const socket = new WebSocket(
    `ws://127.0.0.1:${port}/api/bookings/live?eventId=${eventId}${since === undefined ? '' : `&since=${since}`}`,
  );
  const heard: LiveUpdate[] = [];
  socket.on('message', bytes => heard.push(decodeUpdate(bytes as Buffer, seats)));
  await once(socket, 'open');
  return {
    socket,
    heard,
    /** The map as it is drawn now: one letter for each seat. */
    drawn() {
      const states: string[] = [];
      for (const update of heard) {
        if (update.kind === 'snapshot') states.splice(0, states.length, ...update.states);
        else for (const [index, state] of update.changes) states[index] = state;
      }
      return states.map(state => state[0]).join('');
    },
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, 'close');
    },
  };
}

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
  await using second = await watch(world, event.eventId, first.heard[0]!.seq);
  await eventually(() => expect(second.heard).toEqual([first.heard[1]]));
  await using stranger = await watch(world, event.eventId, 0);
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
