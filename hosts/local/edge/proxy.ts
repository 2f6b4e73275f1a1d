import { Agent, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { AppError, refuse } from '@event-planner/platform/errors';
import { bodyTooLarge } from './body-size.ts';
import { linger } from '@event-planner/platform/http';
import { endToEnd } from './hop-by-hop.ts';
import { sendProblem } from './problem.ts';
import { proxyUpgrade } from './proxy-upgrade.ts';
import type { Upstream } from './upstream.ts';

export interface ProxyOptions {
  readonly service: string;
  readonly port: number;
  /** Given up on after this long without a byte. */
  readonly timeoutMs: number;
  /** Of a request's body, also when it does not say how long it is. */
  readonly maxBodyBytes: number;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly retriesLeft: number;
}

/** A service in a process of its own. While it is away its requests are answered 503, and nobody else's suffer. */
export function proxy({ service, port, timeoutMs, maxBodyBytes }: ProxyOptions): Upstream {
  // The agent closes idle connections before the service would: it reads the timeout that the service announces.
  const agent = new Agent({ keepAlive: true, maxSockets: 256, scheduling: 'lifo' });
  const away = (cause: unknown) =>
    refuse('unavailable', `${service} is starting or restarting: try again in a moment`, { retryAfter: 1, cause });

  function forward({ request, response, retriesLeft }: Exchange): void {
    const onward = send({
      agent,
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.url,
      headers: endToEnd(request.headers),
      timeout: timeoutMs,
    });
    onward.on('timeout', () => onward.destroy(new Error(`${service} said nothing for ${timeoutMs} ms`)));
    onward.on('response', answer => {
      response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
      pipeline(answer, response, () => {});
    });
    onward.on('error', error => {
      if (response.headersSent || response.destroyed) response.destroy();
      else if (retriesLeft > 0) forward({ request, response, retriesLeft: retriesLeft - 1 });
      else sendProblem(response, error instanceof AppError ? error : away(error));
    });
    response.once('close', () => {
      onward.destroy();
      linger(request);
    });
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= maxBodyBytes) return;
      onward.destroy(bodyTooLarge(maxBodyBytes));
      if (response.headersSent) request.destroy();
    });
    request.pipe(onward);
  }

  return {
    handle: (request, response) => forward({ request, response, retriesLeft: isRepeatable(request) ? 1 : 0 }),
    upgrade: (request, socket, head) => proxyUpgrade({ port, timeoutMs }, request, { socket, head }),
    async ask(path) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(timeoutMs) });
      return { status: answer.status, body: await answer.text() };
    },
  };
}

/** Asking twice is asking once, and there is no body that has been read already. */
const isRepeatable = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
