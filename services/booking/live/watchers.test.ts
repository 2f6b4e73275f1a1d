import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { maxUnreadBytes } from './limits.ts';
import { createWatchers, type Socket } from './watchers.ts';

const picture = Uint8Array.of(1);
const delta = Uint8Array.of(2);

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
  watchers.ping();
  alive.emit('pong');
  watchers.ping();
  expect([alive.isOpen(), dead.isOpen(), watchers.size()]).toEqual([true, false, 1]);
});
