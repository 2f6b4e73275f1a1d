import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { eventually } from '@event-planner/platform/testing';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { maxUnreadBytes } from './limits.ts';
import { createWatchers, type Socket } from './watchers.ts';

const picture = Uint8Array.of(1);
const delta = Uint8Array.of(2);
const pulse = Uint8Array.of(3);

/** A connection whose other side reads only when the test says so. */
function connection() {
  const events = new EventEmitter();
  const sent: Uint8Array[] = [];
  let isOpen = true;
  const socket = Object.assign(events, {
    bufferedAmount: 0,
    readyState: 1 as const,
    sent,
    ping: () => {},
    send: (bytes: Uint8Array) => void sent.push(bytes),
    close: () => events.emit('close'),
    terminate: () => {
      isOpen = false;
      events.emit('close');
    },
    isOpen: () => isOpen,
  });
  return socket as unknown as Socket & { bufferedAmount: number; sent: Uint8Array[]; isOpen(): boolean; emit(event: 'pong'): void };
}

test('whoever does not read misses deltas, costs no memory, and sees the whole once they have read', () => {
  const watchers = createWatchers(() => picture);
  const [quick, slow] = [connection(), connection()];
  watchers.add(quick);
  watchers.add(slow);
  slow.bufferedAmount = maxUnreadBytes + 1;
  for (let times = 0; times < 1000; times++) watchers.send(delta);
  watchers.catchUp();
  expect([quick.sent.length, slow.sent.length]).toEqual([1000, 0]);
  slow.bufferedAmount = 0;
  watchers.catchUp();
  watchers.send(delta);
  expect(slow.sent).toEqual([picture, delta]);
});

test('whoever does not answer a ping is let go', () => {
  const watchers = createWatchers(() => picture);
  const [alive, dead] = [connection(), connection()];
  watchers.add(alive);
  watchers.add(dead);
  watchers.ping(pulse);
  alive.emit('pong');
  watchers.ping(pulse);
  expect([alive.isOpen(), dead.isOpen(), watchers.size()]).toEqual([true, false, 1]);
  expect([alive.sent, dead.sent]).toEqual([[pulse, pulse], [pulse]]);
});

test('a client that stops reading is not buffered for without bound: it is dropped to a picture of the whole', async () => {
  const server = new WebSocketServer({ port: 0 });
  await using _ = { [Symbol.asyncDispose]: () => new Promise<void>(done => server.close(() => done())) };
  const connected = once(server, 'connection');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [socket] = (await connected) as [WebSocket];
  await once(client, 'open');
  const heard: number[] = [];
  client.on('message', bytes => heard.push((bytes as Buffer).byteLength));
  client.pause();
  const watchers = createWatchers(() => picture);
  watchers.add(socket);
  const large = new Uint8Array(16 * 1024);
  // More than the system takes for them: hundreds of megabytes, if nobody stopped.
  for (let times = 0; times < 4000; times++) {
    watchers.send(large);
    if (times % 50 === 0) await new Promise(setImmediate);
  }
  expect(socket.bufferedAmount).toBeLessThan(maxUnreadBytes + 51 * large.byteLength);
  client.resume();
  await eventually(() => {
    watchers.catchUp();
    expect(heard.at(-1)).toBe(picture.byteLength);
  });
  expect(heard.length).toBeLessThan(4000);
  client.terminate();
});
