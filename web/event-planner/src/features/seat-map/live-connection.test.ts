import { encodeDelta, encodeSnapshot, type LiveUpdate } from '@event-planner/contracts/live';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { eventually } from '@event-planner/platform/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { type WebSocket as Peer, WebSocketServer } from 'ws';
import { connectLive, type LiveStatus } from './live-connection.ts';

afterEach(() => vi.unstubAllGlobals());

async function serve(greet: (peer: Peer, since: string | null) => void, port = 0) {
  const server = new WebSocketServer({ port });
  server.on('connection', (peer, request) => greet(peer, new URL(request.url ?? '', 'ws://x').searchParams.get('since')));
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const peer of server.clients) peer.terminate();
      await new Promise(closed => server.close(closed));
    },
  };
}

function look(port: number, silenceMs?: number) {
  vi.stubGlobal('window', { location: { href: `http://127.0.0.1:${port}/events/one/seats` } });
  const heard: LiveUpdate[] = [];
  const statuses: LiveStatus[] = [];
  const listener = {
    since: () => heard.at(-1)?.seq,
    onUpdate: (update: LiveUpdate) => heard.push(update) > 0,
    onStatus: (status: LiveStatus) => void statuses.push(status),
    onPlanChanged: () => {},
  };
  return { heard, statuses, [Symbol.dispose]: connectLive({ eventId: 'one', seatCount: 2, plan: 'p' }, listener, silenceMs) };
}

test('a connection over which nothing comes any more is given up, and another one goes on where it ended', async () => {
  const came: (string | null)[] = [];
  await using server = await serve((peer, since) => {
    came.push(since);
    peer.send(since === null ? encodeSnapshot(7, ['free', 'free']) : encodeDelta(8, [[0, 'sold']]));
  });
  using seen = look(server.port, 300);
  await eventually(() => expect(came.slice(0, 2)).toEqual([null, '7']));
  await eventually(() => expect(seen.heard[1]).toEqual({ kind: 'delta', seq: 8, changes: [[0, 'sold']] }));
});

test('a pulse keeps it', async () => {
  let came = 0;
  let pulses = 0;
  await using server = await serve(peer => {
    came++;
    peer.send(encodeSnapshot(7, ['free', 'free']));
    const beating = setInterval(() => peer.send(encodeDelta(7, []), () => pulses++), 50);
    peer.on('close', () => clearInterval(beating));
  });
  using _seen = look(server.port, 1000);
  await eventually(() => expect(pulses).toBeGreaterThan(30));
  expect(came).toBe(1);
});

test('whoever comes back after the server did sees it as it is then', async () => {
  const first = await serve(peer => peer.send(encodeSnapshot(7, ['free', 'free'])));
  using seen = look(first.port);
  await eventually(() => expect(seen.statuses.at(-1)).toBe('live'));
  await first[Symbol.asyncDispose]();
  await eventually(() => expect(seen.statuses.at(-1)).not.toBe('live'));
  await using _second = await serve(peer => peer.send(encodeSnapshot(900, ['sold', 'free'])), first.port);
  await eventually(() =>
    expect([seen.heard.at(-1), seen.statuses.at(-1)]).toEqual([{ kind: 'snapshot', seq: 900, states: ['sold', 'free'] }, 'live']),
  );
});
