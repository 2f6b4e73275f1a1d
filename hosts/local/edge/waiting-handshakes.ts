import { closeSocket } from './close-socket.ts';
import type { Handshake } from './serving.ts';
import type { Upstream } from './upstream.ts';

export interface WaitingLimits {
  /** @default 20 seconds */
  readonly forMs?: number;
  /** @default 2000 */
  readonly most?: number;
}
interface Waiting {
  readonly handshake: Handshake;
  readonly find: () => Upstream | undefined;
  readonly until: number;
}

const lookMs = 50;
/** At each look: everybody at once would be the storm that the waiting is to spare a service that has just begun. */
const atOnce = 50;

/**
 * WebSocket handshakes that came before who answers them. The port is open before the services are, and watchers come back within a second of a restart: refused, they
 * would wait longer and longer. So they wait here, the first to come first, for so long and so many; the others are told to come again.
 */
export function createWaitingHandshakes({ forMs = 20_000, most = 2000 }: WaitingLimits = {}) {
  let waiting: readonly Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = performance.now();
    let left = atOnce;
    waiting = waiting.filter(({ handshake: { request, socket, head }, find, until }) => {
      if (socket.destroyed) return false;
      const service = left > 0 ? find() : undefined;
      if (service) {
        left--;
        service.upgrade(request, socket, head);
        return false;
      }
      if (now < until) return true;
      closeSocket(socket, '503 Service Unavailable');
      return false;
    });
    timer = waiting.length > 0 ? setTimeout(look, lookMs).unref() : undefined;
  };
  return (handshake: Handshake, find: () => Upstream | undefined): void => {
    if (waiting.length >= most) return closeSocket(handshake.socket, '503 Service Unavailable');
    waiting = [...waiting, { handshake, find, until: performance.now() + forMs }];
    timer ??= setTimeout(look, lookMs).unref();
  };
}
