import type { WebSocket } from 'ws';
import { maxUnreadBytes } from './limits.ts';

export type Socket = Pick<WebSocket, 'send' | 'close' | 'terminate' | 'ping' | 'on' | 'bufferedAmount' | 'readyState'>;

export interface Watchers {
  add(socket: Socket): void;
  send(delta: Uint8Array): void;
  /** A snapshot for those who had stopped reading and have read all now. */
  catchUp(): void;
  /** Ends those who did not answer the last one; the others hear this, for what a browser's page cannot hear is a ping. */
  ping(pulse: Uint8Array): void;
  size(): number;
  close(code: number, reason: string): void;
}

interface Watcher {
  isBehind: boolean;
  isAlive: boolean;
}

/** Those who watch one event. Nobody's slowness costs memory: who does not read misses deltas, not their own picture. */
export function createWatchers(snapshot: () => Uint8Array): Watchers {
  const watchers = new Map<Socket, Watcher>();
  return {
    add(socket) {
      const watcher = { isBehind: false, isAlive: true };
      watchers.set(socket, watcher);
      socket.on('pong', () => (watcher.isAlive = true));
      socket.on('close', () => watchers.delete(socket));
    },
    send(delta) {
      for (const [socket, watcher] of watchers) {
        if (watcher.isBehind) continue;
        if (socket.bufferedAmount > maxUnreadBytes) watcher.isBehind = true;
        else socket.send(delta);
      }
    },
    catchUp() {
      for (const [socket, watcher] of watchers) {
        if (!watcher.isBehind || socket.bufferedAmount > 0) continue;
        watcher.isBehind = false;
        socket.send(snapshot());
      }
    },
    ping(pulse) {
      for (const [socket, watcher] of watchers) {
        if (!watcher.isAlive) socket.terminate();
        else {
          socket.ping();
          if (!watcher.isBehind) socket.send(pulse);
        }
        watcher.isAlive = false;
      }
    },
    size: () => watchers.size,
    close(code, reason) {
      for (const socket of watchers.keys()) socket.close(code, reason);
    },
  };
}
