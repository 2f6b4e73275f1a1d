import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expand } from '../objects/expand.ts';
import { apiFor } from '../simulation.ts';
import type { Endpoint } from './endpoint.ts';
import { explained } from './explained.ts';
import { away, badRequest, broken, tooMany, unauthorized } from './fault.ts';
import type { Form } from './form.ts';
import { answerOnce, createClaim, findAnswer, type Outcome } from './idempotency.ts';
import { createKeysInUse } from './in-use.ts';
import { identify } from './keys.ts';
import { readParameters } from './parameters.ts';
import type { ApiOptions } from './server.ts';
import { isKnownVersion } from './version.ts';

type Answering = (described: Endpoint, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Answers requests, and lets go wrong what is to go wrong. */
export function createAnswering(options: ApiOptions): Answering {
  const { simulation } = options;
  const alone = createKeysInUse();
  return async (described, request, reply) => {
    const operation = `${described.method} ${described.path}`;
    // Only what a publishable key may ask for is open to other origins' scripts; they send no cookies and no headers of their own.
    if (described.browser) reply.header('access-control-allow-origin', '*');
    await suffer(options, operation);
    const outcome = await perform(described, request, { options, alone, requestId: String(reply.getHeader('request-id')) });
    if (apiFor(simulation(), operation).answersLost) {
      request.raw.socket.destroy();
      return reply.hijack();
    }
    if (outcome.replayOf !== undefined) reply.headers({ 'idempotent-replayed': 'true', 'original-request': outcome.replayOf });
    return reply.code(outcome.status).send(explained(outcome.body, String(reply.getHeader('request-id'))));
  };
}

async function suffer({ simulation }: ApiOptions, operation: string): Promise<void> {
  const { delayMs } = apiFor(simulation(), operation);
  if (delayMs > 0) await delay(delayMs);
  const { outage, broken: isBroken, rateLimited } = apiFor(simulation(), operation);
  if (outage) throw away();
  if (isBroken) throw broken();
  if (rateLimited) throw tooMany();
}

interface Performing {
  readonly options: ApiOptions;
  readonly alone: ReturnType<typeof createKeysInUse>;
  readonly requestId: string;
}

async function perform(described: Endpoint, request: FastifyRequest, { options, alone, requestId }: Performing): Promise<Outcome> {
  const form = ((described.method === 'POST' ? request.body : request.query) ?? {}) as Form;
  const caller = identify(request, form, options.keys);
  if (caller === 'browser' && !described.browser)
    throw unauthorized('This API call cannot be made with a publishable API key. Please use a secret API key.');
  const version = headerOf(request, 'stripe-version');
  if (version !== undefined && !isKnownVersion(version)) throw badRequest(`Invalid Stripe API version: ${version}`);
  const { expand: paths = [], ...parameters } = readParameters(described.parameters, form) as Readonly<Record<string, unknown>> & {
    readonly expand?: readonly string[];
  };
  const { id = '', subId = '' } = request.params as { readonly id?: string; readonly subId?: string };
  const account = headerOf(request, 'stripe-account') ?? null;
  const { record, keys: _keys, log: _log, ...situation } = options;
  const call = { ...situation, account, id, subId, parameters, caller };
  const key = keyOf(described, request);
  const said = `${caller} ${account ?? ''} ${request.method} ${request.url.split('?')[0] ?? ''} ${JSON.stringify(form)}`;
  const claim = key === undefined ? undefined : createClaim(key, said, requestId);
  const once = () =>
    answerOnce({
      db: options.db,
      claim,
      decide: () => described.answer(call),
      write: decision => record({ requestId, claim, decision }),
    });
  const outcome = await alone(claim, once, known => findAnswer(options.db, known));
  return paths.length > 0 && outcome.status === 200 ? { ...outcome, body: await expand(outcome.body, paths, options.find) } : outcome;
}

function keyOf({ method }: Endpoint, request: FastifyRequest): string | undefined {
  const key = method === 'POST' ? headerOf(request, 'idempotency-key') : undefined;
  if (key !== undefined && key.length > 255) throw badRequest('The idempotency key may have at most 255 characters.');
  return key;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
