import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '@event-planner/platform/telemetry';
import { StartError } from '../postgres/start-error.ts';

export interface Edge {
  /** Answers the port, which matters for 0: any free one. Throws StartError when another program has it. */
  open(port: number): Promise<number>;
  /** Accepts nobody new, and resolves when every request in hand has its answer, or the time for that is over. */
  drain(): Promise<void>;
  /** Hangs up on whoever is left. */
  close(): void;
}

/** Opens and closes a server without cutting anybody off: a request that came in is answered. */
export function openable(server: Server, { drainSeconds, log }: { readonly drainSeconds: number; readonly log: Logger }): Edge {
  const upgraded = new Set<Duplex>();
  let inHand = 0;
  let draining = false;
  let done = (): void => {};

  server.prependListener('request', (_, response) => {
    inHand += 1;
    if (draining) response.setHeader('connection', 'close');
    response.once('close', () => {
      inHand -= 1;
      if (inHand === 0) done();
    });
  });
  server.prependListener('upgrade', (_, socket) => {
    upgraded.add(socket);
    if (socket instanceof Socket) socket.setTimeout(0); // A live view may be silent for as long as it likes.
    socket.once('close', () => upgraded.delete(socket));
  });

  return {
    async open(port) {
      server.listen({ port, host: '127.0.0.1', backlog: 1024 });
      await once(server, 'listening').catch((cause: unknown) => {
        throw portError(port, cause);
      });
      server.on('error', err => log.error({ err }, 'the edge failed'));
      return (server.address() as AddressInfo).port;
    },
    async drain() {
      draining = true;
      server.close();
      if (inHand === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      done = resolve;
      const timer = setTimeout(resolve, drainSeconds * 1000);
      await promise.finally(() => clearTimeout(timer));
    },
    close() {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
    },
  };
}

export function portError(port: number, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken by another program: stop it, or choose another one with --port.`, { cause });
  if (code === 'EACCES') return new StartError(`Port ${port} may not be used by this user: choose another one with --port.`, { cause });
  return cause;
}
