import { Problem } from '@event-planner/contracts/http';
import type { z } from 'zod';
import { AppError, type ErrorKind, refuse, statusOf } from '../errors/index.ts';
import { newId } from '../ids/index.ts';
import { correlationId, injectTrace, inSpan } from '../telemetry/index.ts';
import type { CallRequest } from './context.ts';
import type { Transport, TransportResponse } from './transport.ts';

export interface ClientOptions {
  readonly transport: Transport;
  readonly apiPrefix: string;
  /** Who asks. */
  readonly caller: string;
  /** A token that says who calls, for the callee's eyes only. */
  readonly mint: (audience: string) => Promise<string>;
}

const usualTimeoutMs = 5000;

export type ServiceClient = <Schema extends z.ZodType>(service: string, request: CallRequest<Schema>) => Promise<z.infer<Schema>>;

/**
 * Asks another service. A GET is asked once more when nobody answered, for a task may have just been replaced; anything else only once.
 * The callee's own refusals come through as they are, so that "no such booking" stays that; no answer, or a failure of its, is `unavailable`.
 */
export const createClient =
  ({ transport, apiPrefix, mint, caller }: ClientOptions): ServiceClient =>
  (service, { method = 'GET', path, body, response, timeoutMs = usualTimeoutMs }) =>
    inSpan({ service: caller, name: `${method} ${service}`, kind: 'client', attributes: { 'peer.service': service } }, async () => {
      const headers = {
        authorization: `Bearer ${await mint(service)}`,
        accept: 'application/json',
        'x-correlation-id': correlationId() ?? newId(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...injectTrace(),
      };
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const ask = (): Promise<TransportResponse> =>
        transport({ service, method, path: `${apiPrefix}${path}`, headers, body: sent, timeoutMs });
      const answer = await ask()
        .catch((cause: unknown) => (method === 'GET' ? ask() : Promise.reject(cause)))
        .catch((cause: unknown) => Promise.reject(refuse('unavailable', `${service} does not answer`, { cause })));
      if (answer.status >= 200 && answer.status < 300) return response.parse(JSON.parse(answer.body));
      throw refusalFrom(service, answer);
    });

const kindOf = new Map(Object.entries(statusOf).map(([kind, status]) => [status, kind as ErrorKind]));

function refusalFrom(service: string, { status, body }: TransportResponse): AppError {
  const kind = kindOf.get(status as (typeof statusOf)[ErrorKind]);
  const problem = Problem.safeParse(readJson(body));
  // A callee that does not know us, or has no such route, is a fault of ours, not of whoever asked us.
  if (kind === undefined || kind === 'unauthenticated' || kind === 'forbidden' || kind === 'unavailable' || !problem.success) {
    return refuse('unavailable', `${service} cannot answer right now`, {
      cause: new Error(`${service} answered ${status}: ${body.slice(0, 500)}`),
    });
  }
  return new AppError({ kind, code: problem.data.code, message: problem.data.detail });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
