import type { Problem } from '@event-planner/contracts/http';
import Fastify, { type FastifyInstance, type FastifyReply, type RouteOptions } from 'fastify';
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { isDatabaseAway } from '../database/index.ts';
import { AppError, problemType, refuse, refuseInput, statusOf, toProblem } from '../errors/index.ts';
import type { Keeper } from '../idempotency/index.ts';
import { newId } from '../ids/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { guard, type Verifiers } from './access.ts';
import { compressLarge } from './compress.ts';
import { faultsOf } from './faults.ts';
import { healthRoutes } from './health.ts';
import { answerOnce } from './idempotency.ts';
import { linger } from './linger.ts';
import { observe } from './observe.ts';
import { describeApi } from './openapi.ts';

export interface HttpOptions {
  readonly service: string;
  readonly title: string;
  readonly log: Logger;
  readonly verify: Verifiers;
  /** Remembers answers of routes that state an `idempotency`. */
  readonly keeper?: Keeper;
  /** Rejects while something the service cannot work without is away. */
  readonly ready: () => Promise<void>;
  /** What a route takes unless it states a `bodyLimit`. @default 1 MB */
  readonly maxBodyBytes?: number;
  /** The most that comes through the edge: a route that would take more is refused at start. @default what a route takes */
  readonly largestBodyBytes?: number;
}

const correlationHeader = 'x-correlation-id';
const acceptableCorrelationId = /^[\w-]{8,64}$/;

/**
 * A service's HTTP side: zod in and out, problem+json for everything that goes wrong, a correlation id in and out, health, OpenAPI.
 * Sizes and times are bounded; whoever opens the port sets the socket timeouts.
 */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { service, title, log, verify, ready, keeper, maxBodyBytes = 1024 * 1024, largestBodyBytes = maxBodyBytes } = options;
  const app = Fastify({
    bodyLimit: maxBodyBytes,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    logger: false,
    // Services are reached through the edge alone, which overwrites X-Forwarded-For with what it saw.
    trustProxy: true,
    genReqId: request => acceptable(request.headers[correlationHeader]) ?? newId(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    ajv: { customOptions: { removeAdditional: false } },
    // A path that cannot be decoded, or a part of it beyond `maxParamLength`: the framework would answer in a format of its own.
    frameworkErrors(_error, request, reply) {
      void reply.header(correlationHeader, request.id);
      sendProblem(
        reply,
        toProblem(refuse('invalid_request', 'the path is not percent-encoded UTF-8, or a part of it is too long'), request.id),
      );
    },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  observe(app, service);
  app.addHook('onRoute', route => ensureReachable(route, largestBodyBytes));
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header(correlationHeader, request.id);
    done();
  });
  // A schema writes its null out; but a 304 has no body, nor the length of one.
  app.addHook('onSend', async (_request, reply, payload) => (reply.statusCode === 304 ? null : payload));
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(asRefusal(error), request.id);
    if (problem.status >= statusOf.unavailable || problem.status === 500)
      log.error({ err: error, service, method: request.method, path: request.routeOptions.url }, 'request failed');
    if (typeof problem['retryAfterSeconds'] === 'number') reply.header('retry-after', problem['retryAfterSeconds']);
    // The framework would close at once on a body that it has not read to its end.
    reply.removeHeader('connection');
    linger(request.raw);
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((request, reply) => {
    const problem = toProblem(
      refuse('not_found', `there is nothing at ${request.method} ${request.url.split('?')[0]?.slice(0, 200)}`),
      request.id,
    );
    return sendProblem(reply, problem);
  });
  guard(app, verify);
  if (keeper) answerOnce(app, keeper);
  compressLarge(app);
  await describeApi(app, { service, title });
  await app.register(healthRoutes(service, ready));
  return app;
}

function ensureReachable({ method, url, bodyLimit = 0 }: RouteOptions, largestBodyBytes: number): void {
  if (bodyLimit > largestBodyBytes)
    throw new Error(
      `${String(method)} ${url} takes ${bodyLimit} bytes, of which the edge lets ${largestBodyBytes} through: raise maxBodyBytes in systems/`,
    );
}

const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problem.status).type(problemType).serializer(JSON.stringify).send(problem);

const acceptable = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && acceptableCorrelationId.test(header) ? header : undefined;

function asRefusal(error: unknown): unknown {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error))
    return refuse('unavailable', 'our database does not answer right now: try again in a moment', { retryAfterSeconds: 1, cause: error });
  if (!hasZodFastifySchemaValidationErrors(error)) return error;
  return refuseInput(
    error.validation.flatMap(issue => faultsOf(issue, error.validationContext ?? 'request')),
    { cause: error },
  );
}
