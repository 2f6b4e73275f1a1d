import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { refuse } from '@event-planner/platform/errors';
import { closeSocket } from './close-socket.ts';
import type { Behind } from './edge.ts';
import type { Target } from './routing.ts';
import { serveFile } from './serve-file.ts';
import { createSharedCache } from './shared-cache.ts';
import { createWaitingHandshakes, type WaitingLimits } from './waiting-handshakes.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Without the query. */
  readonly path: string;
  readonly target: Target;
}

export interface Handshake {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly target: Target;
}

/** Gives a request to whom its path belongs. Throws the edge's own refusals. */
export function createServing(behind: () => Behind | undefined, waiting?: WaitingLimits) {
  const wait = createWaitingHandshakes(waiting);
  const shared = createSharedCache({ now: () => performance.now() });
  const away = (who: string) => refuse('unavailable', `${who} is starting or restarting: try again in a moment`, { retryAfter: 1 });

  return {
    answer(exchange: Exchange): void {
      const { request, response, path, target } = exchange;
      if (!path.startsWith('/')) throw refuse('invalid_request', 'the path must begin with a slash');
      if (target.kind === 'nothing') throw refuse('not_found', `there is nothing at ${request.method} ${path.slice(0, 200)}`);
      const present = behind();
      if (!present) throw away('the system');
      if (target.kind === 'pages') return present.pages.handle(request, response);
      if (target.kind === 'site') return serveFile(present.site, exchange);
      const service = present.upstream(target.service);
      if (!service) throw away(target.service);
      if (target.kind === 'page') request.url = `${target.below}${request.url}`;
      else if (shared.answer(request, response)) return;
      else shared.watch(request, response);
      service.handle(request, response);
    },
    upgrade({ request, socket, head, target }: Handshake): void {
      if (target.kind !== 'service' || !target.socket) return closeSocket(socket, '404 Not Found');
      const find = () => behind()?.upstream(target.service);
      const service = find();
      if (service) service.upgrade(request, socket, head);
      else wait({ request, socket, head, target }, find);
    },
  };
}
