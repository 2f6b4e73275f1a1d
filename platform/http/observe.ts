import { metrics, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { extractTrace, withContext } from '../telemetry/index.ts';

const serverError = 500;

/**
 * Each request is a span of its own trace, or of the caller's, and counts in a histogram of durations; both named after the route, never after ids in the path.
 * Runs first, so that refusals of later hooks are seen too.
 */
export function observe(app: FastifyInstance, service: string): void {
  const tracer = trace.getTracer(service);
  const durations = metrics.getMeter(service).createHistogram('http.server.request.duration', { unit: 's' });
  const spans = new WeakMap<FastifyRequest, Span>();

  app.addHook('onRequest', (request, _reply, done) => {
    const { url: route = 'unknown' } = request.routeOptions;
    const attributes = { 'http.request.method': request.method, 'http.route': route, 'correlation.id': request.id };
    const span = tracer.startSpan(`${request.method} ${route}`, { kind: SpanKind.SERVER, attributes }, extractTrace(request.headers));
    spans.set(request, span);
    const from = { network: request.ip, userAgent: request.headers['user-agent'] };
    withContext({ correlationId: request.id, from }, done, trace.setSpan(ROOT_CONTEXT, span));
  });
  app.addHook('onResponse', async (request, reply) => {
    const attributes = {
      service,
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'unknown',
      'http.response.status_code': reply.statusCode,
    };
    durations.record(reply.elapsedTime / 1000, attributes);
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= serverError) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}
