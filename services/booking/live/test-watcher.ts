import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeUpdate, type LiveUpdate } from '@event-planner/contracts/live';
import type { TestService } from '@event-planner/platform/testing';
import { WebSocket } from 'ws';

/** In the house of these tests. */
const seats = 8;

export interface Watching {
  readonly since?: number;
  readonly plan?: string;
  readonly code?: string;
}

/** A browser: applies what it hears, in order. */
export async function watch({ service }: { readonly service: TestService }, eventId: string, watching: Watching = {}) {
  const { http, sockets } = service.running;
  if (!http.server.listening) {
    await http.listen({ port: 0, host: '127.0.0.1' });
    http.server.on('upgrade', sockets.upgrade);
  }
  const { port } = http.server.address() as AddressInfo;
  const search = new URLSearchParams({
    eventId,
    ...Object.fromEntries(Object.entries(watching).map(([name, value]) => [name, String(value)])),
  });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/bookings/live?${search.toString()}`);
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
