import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { System } from '@event-planner/model';
import { refuse } from '@event-planner/platform/errors';
import type { RunningService } from '@event-planner/platform/service';
import { keepWhatWasSeen } from './forwarded.ts';
import { healthOf, sendProblem } from './health.ts';
import { referenceOf } from './reference.ts';
import { createRouting } from './route.ts';

export interface TaskServer {
  /** Which matters for port 0: any free one. */
  readonly port: number;
  /** Accepts nobody new, and resolves when every request in hand has its answer. */
  drain(): Promise<void>;
}

export interface ServerOptions {
  readonly system: System;
  readonly services: ReadonlyMap<string, RunningService>;
  readonly port: number;
}

/** The one port of a task: each request goes to whose it is, without a second parsing. */
export async function openServer({ system, services, port }: ServerOptions): Promise<TaskServer> {
  const find = createRouting(system, services);
  const health = services.size > 1 ? healthOf(system, services) : () => undefined;
  const reference = referenceOf(system, services);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    keepWhatWasSeen(request);
    const path = pathOf(request);
    const own = health(path) ?? reference(path);
    if (own && isRead(request)) return void own(response).catch((error: unknown) => sendProblem(response, error));
    const service = find(path);
    if (service) service.http.routing(request, response);
    else sendProblem(response, refuse('not_found', `there is nothing at ${request.method} ${path.slice(0, 200)}`));
  }

  const server = createServer(limits(system), answer);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    keepWhatWasSeen(request);
    if (socket instanceof Socket) socket.setTimeout(0); // A live view may be silent for as long as it likes.
    const service = find(pathOf(request));
    if (service) service.sockets.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen({ port, host: '0.0.0.0', backlog: 1024 });
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, drain: createDrain(server) };
}

const limits = ({ edge }: System) => ({
  requestTimeout: edge.requestTimeout * 1000,
  // Longer than the load balancer keeps its side open, or it would send requests into connections that we are closing:
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout
  keepAliveTimeout: (edge.idleTimeout + 5) * 1000,
  // Anything else, such as h2c, is answered as if it had not been asked for.
  shouldUpgradeCallback: (request: IncomingMessage) => request.headers.upgrade?.toLowerCase() === 'websocket',
});

/** Counts from the first request on, so that it knows what is in hand when the end comes. */
function createDrain(server: Server): () => Promise<void> {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let inHand = 0;
  let draining = false;
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    inHand += 1;
    if (draining) response.setHeader('connection', 'close');
    response.once('close', () => {
      inHand -= 1;
      if (draining && inHand === 0) resolve();
    });
  });
  return () => {
    draining = true;
    server.close();
    server.closeIdleConnections();
    if (inHand === 0) resolve();
    return done;
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

function pathOf({ url = '/' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}
