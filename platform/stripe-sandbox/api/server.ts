import { setTimeout as delay } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reader } from '../../database/index.ts';
import type { Logger } from '../../telemetry/index.ts';
import { randomId } from '../random-ids.ts';
import type { Simulation } from '../simulation.ts';
import type { Tables } from '../tables.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { type Answer, badRequest, Fault, unauthorized } from './fault.ts';
import { type Form, parseForm } from './form.ts';
import { answerOnce, createClaim, type Outcome } from './idempotency.ts';
import { identify, type Keys } from './keys.ts';
import { readParameters } from './parameters.ts';
import type { Decided } from './record.ts';

export interface ApiOptions {
  readonly db: Reader<Tables>;
  readonly findIntent: Call<object>['findIntent'];
  readonly record: (decided: Decided) => Promise<boolean>;
  readonly keys: Keys;
  readonly log: Logger;
  readonly simulation: () => Simulation;
}

/** Browsers send the key and the intent's secret among the parameters. */
const browserParameters = { key: z.string().optional(), client_secret: z.string().optional() };

/** The provider's HTTP API: form-encoded in, JSON out, errors in its own shape. */
export function createApi(endpoints: readonly Endpoint[], options: ApiOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    logger: false,
    routerOptions: { querystringParser: parseForm },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, parseForm(String(body))),
  );
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.header('request-id', randomId('req'));
    done();
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, body } = toAnswer(error, options.log);
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url.split('?')[0] ?? ''}).`,
      },
    }),
  );
  for (const described of endpoints.map(openToBrowsers))
    app.route({
      method: described.method,
      url: described.path,
      handler: (request, reply) => handle(described, { request, reply }, options),
    });
  return app;
}

/** Made once: a schema is compiled when it is first used. */
const openToBrowsers = (described: Endpoint): Endpoint =>
  described.browser ? { ...described, parameters: described.parameters.extend(browserParameters) } : described;

async function handle(
  described: Endpoint,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  options: ApiOptions,
): Promise<unknown> {
  const { api } = options.simulation();
  // Only what a publishable key may ask for is open to other origins' scripts; they send no cookies and no headers of their own.
  if (described.browser) reply.header('access-control-allow-origin', '*');
  if (api.delayMs > 0) await delay(api.delayMs);
  if (api.outage) return reply.code(503).send({ error: { type: 'api_error', message: 'The service is temporarily unavailable.' } });
  const { status, body, replayed } = await perform(described, request, { options, requestId: String(reply.getHeader('request-id')) });
  if (options.simulation().api.answersLost) {
    request.raw.socket.destroy();
    return reply.hijack();
  }
  if (replayed) reply.header('idempotent-replayed', 'true');
  return reply.code(status).send(body);
}

async function perform(
  described: Endpoint,
  request: FastifyRequest,
  { options, requestId }: { options: ApiOptions; requestId: string },
): Promise<Outcome> {
  const form = ((described.method === 'POST' ? request.body : request.query) ?? {}) as Form;
  const caller = identify(request, form, options.keys);
  if (caller === 'browser' && !described.browser)
    throw unauthorized('This API call cannot be made with a publishable API key. Please use a secret API key.');
  const parameters = readParameters(described.parameters, form);
  const { id = '' } = request.params as { id?: string };
  const key = described.method === 'POST' ? headerOf(request, 'idempotency-key') : undefined;
  const said = `${caller} ${request.method} ${request.url.split('?')[0] ?? ''} ${JSON.stringify(form)}`;
  const { db, findIntent, record } = options;
  const claim = key === undefined ? undefined : createClaim(key, said, requestId);
  return answerOnce({
    db,
    claim,
    decide: () => described.answer({ db, findIntent, id, parameters, caller }),
    write: decision => record({ requestId, claim, decision }),
  });
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  if (typeof value !== 'string') return undefined;
  if (value.length > 255) throw badRequest('The idempotency key may have at most 255 characters.');
  return value;
}

function toAnswer(error: unknown, log: Logger): Answer {
  if (error instanceof Fault) return error.answer;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) {
    return { status: 400, body: { error: { type: 'invalid_request_error', message: error.message } } };
  }
  log.error({ err: error }, 'the sandbox failed to answer');
  return { status: 500, body: { error: { type: 'api_error', message: 'An unknown error occurred.' } } };
}
