import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Logger } from '../../telemetry/index.ts';
import { randomId } from '../random-ids.ts';
import { createAnswering } from './answering.ts';
import type { Endpoint, Situation } from './endpoint.ts';
import { explained } from './explained.ts';
import { type Answer, Fault } from './fault.ts';
import { parseForm, parseMultipart } from './form.ts';
import type { Keys } from './keys.ts';
import { expansion } from './parameters.ts';
import type { Decided } from './record.ts';
import { apiVersion } from './version.ts';

export interface ApiOptions extends Omit<Situation, 'account'> {
  readonly record: (decided: Decided) => Promise<boolean>;
  readonly keys: Keys;
  readonly log: Logger;
}

/** A file of the largest size there may be, and what is around it. */
const mostUploaded = 6 * 1024 * 1024;

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
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: mostUploaded }, (request: FastifyRequest, body: Buffer) =>
    parseMultipart(String(request.headers['content-type']), body),
  );
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers({ 'request-id': randomId('req'), 'stripe-version': apiVersion });
    done();
  });
  app.setErrorHandler((error, _request, reply) => {
    const { status, body } = toAnswer(error, options.log);
    return reply.code(status).send(explained(body, String(reply.getHeader('request-id'))));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        type: 'invalid_request_error',
        message: `Unrecognized request URL (${request.method}: ${request.url.split('?')[0] ?? ''}).`,
      },
    }),
  );
  const answerAsAsked = createAnswering(options);
  for (const described of endpoints.map(openUp))
    app.route({
      method: described.method,
      url: described.path,
      handler: (request, reply) => answerAsAsked(described, request, reply),
    });
  return app;
}

/** Made once: a schema is compiled when it is first used. */
const openUp = (described: Endpoint): Endpoint => ({
  ...described,
  parameters: described.parameters.extend({ ...expansion, ...(described.browser && browserParameters) }),
});

function toAnswer(error: unknown, log: Logger): Answer {
  if (error instanceof Fault) return error.answer;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500) {
    return { status: 400, body: { error: { type: 'invalid_request_error', message: error.message } } };
  }
  log.error({ err: error }, 'the sandbox failed to answer');
  return { status: 500, body: { error: { type: 'api_error', message: 'An unknown error occurred.' } } };
}
