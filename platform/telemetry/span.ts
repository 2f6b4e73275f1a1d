import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';

export interface SpanOptions {
  /** The service whose work it is. */
  readonly service: string;
  /** `POST /api/bookings`, `booking.confirmed.v1 handled`: few different ones, ids go into attributes. */
  readonly name: string;
  /** @default 'internal' */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: Attributes;
  /** The context it continues. @default the active one */
  readonly parent?: Context;
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

/** Runs `work` as a span of the trace, ended when it settles and marked as failed when it throws. */
export function inSpan<Result>(options: SpanOptions, work: (span: Span) => Promise<Result>): Promise<Result> {
  const { service, name, kind = 'internal', attributes = {}, parent = context.active() } = options;
  return trace.getTracer(service).startActiveSpan(name, { kind: kinds[kind], attributes }, parent, async span => {
    try {
      return await work(span);
    } catch (error) {
      if (error instanceof Error) span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) });
      throw error;
    } finally {
      span.end();
    }
  });
}
