import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { hashedFiles, type System } from '@event-planner/model';
import { refuse } from '@event-planner/platform/errors';
import { apiHeaders, frameHeaders, type Headers, type Origins, pageHeaders, sharedHeaders } from '@event-planner/platform/security-headers';
import type { Logger } from '@event-planner/platform/telemetry';
import { bodyTooLarge } from './body-size.ts';
import { answerBrokenRequest } from './broken-request.ts';
import { closeSocket } from './close-socket.ts';
import { createFirewall } from './firewall.ts';
import { type Identity, identify } from './identity.ts';
import { type Edge, openable } from './openable.ts';
import { sendProblem } from './problem.ts';
import { createRouting, type Target } from './routing.ts';
import { createServing } from './serving.ts';
import type { Site } from './site.ts';
import type { Upstream } from './upstream.ts';
import type { WaitingLimits } from './waiting-handshakes.ts';

/** Who answers, once they are there. */
export interface Behind {
  /** Undefined while the service cannot be reached. */
  upstream(service: string): Upstream | undefined;
  /** What the edge answers itself: health, the API's description, the mailbox. */
  readonly pages: Pick<Upstream, 'handle'>;
  readonly site: Site;
}

export interface EdgeOptions {
  readonly system: System;
  readonly origins: Origins;
  /** Undefined while the system is starting: the port is already ours, and every request is asked to come again. */
  readonly behind: () => Behind | undefined;
  /** @default what the system's firewall says */
  readonly requestsPerIp?: number | undefined;
  /** How long, and how many, handshakes wait for a service that is starting. */
  readonly waiting?: WaitingLimits | undefined;
  readonly log: Logger;
}

/** What people reach: everything that is true of all requests, and then somebody who answers. */
export function createEdge({
  system,
  origins,
  behind,
  log,
  waiting,
  requestsPerIp = system.edge.firewall.requestsPerIp,
}: EdgeOptions): Edge {
  const { edge } = system;
  const firewall = createFirewall({ requestsPerIp, perSeconds: edge.firewall.per, now: () => performance.now() });
  const headersOf = createHeaders(origins);
  const routing = createRouting(system);
  const serving = createServing(behind, waiting);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const identity = identify(request);
    const path = pathOf(request);
    const target = routing(path);
    response.setHeader('x-correlation-id', identity.correlationId);
    for (const [name, value] of headersOf(target)) response.setHeader(name, value);
    try {
      if (path !== edge.health.path && !path.startsWith(hashedFiles)) ensureAdmitted(identity);
      ensureFits(request);
      serving.answer({ request, response, path, target });
    } catch (error) {
      sendProblem(response, error);
    }
  }

  function ensureAdmitted({ ip }: Identity): void {
    const retryAfter = firewall.secondsToWait(ip);
    if (retryAfter > 0) throw refuse('rate_limited', `too many requests from ${ip}: try again in ${retryAfter} s`, { retryAfter });
  }

  function ensureFits({ headers }: IncomingMessage): void {
    const announced = headers['content-length'];
    if (Number(announced ?? 0) > edge.maxBodyBytes) throw bodyTooLarge(edge.maxBodyBytes, announced);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { ip } = identify(request);
    if (firewall.secondsToWait(ip) > 0) closeSocket(socket, '429 Too Many Requests');
    else serving.upgrade({ request, socket, head, target: routing(pathOf(request)) });
  }

  const server = createServer(limits(edge), answer);
  server.timeout = (edge.requestTimeout + edge.idleTimeout) * 1000; // A client that stops reading its answer.
  server.on('upgrade', upgrade);
  server.on('clientError', answerBrokenRequest);
  // Or Node would answer an unknown `Expect` by itself, with nothing but a status.
  server.on('checkExpectation', answer);
  return openable(server, { drainSeconds: edge.drain, log });
}

function createHeaders(origins: Origins): (target: Target) => Headers {
  const site = { page: pageHeaders(origins), frame: frameHeaders(origins), script: sharedHeaders(origins) };
  const api = apiHeaders(origins);
  return target => {
    if (target.kind === 'site') return site[target.as];
    return target.kind === 'page' ? site.page : api;
  };
}

const limits = (edge: System['edge']): ServerOptions => ({
  requestTimeout: edge.requestTimeout * 1000,
  headersTimeout: Math.min(edge.requestTimeout, headerSeconds) * 1000,
  keepAliveTimeout: edge.idleTimeout * 1000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
  // Anything else, such as h2c, is answered as if it had not been asked for.
  shouldUpgradeCallback: request => request.headers.upgrade?.toLowerCase() === 'websocket',
});

/** Headers are small: whoever needs longer sends them byte by byte to hold the connection. */
const headerSeconds = 10;

const pathOf = ({ url = '/' }: IncomingMessage): string => {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
};
