import { type Attributes, type HrTime, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../logger.ts';

export interface SpanExporter {
  add(span: ReadableSpan): void;
  /** Sends what is left and adds no more. */
  close(): Promise<void>;
}

export interface SpanExporterOptions {
  /** Of a collector that takes OTLP over HTTP, such as `http://localhost:4318`. */
  readonly endpoint: string;
  readonly environment: string;
  readonly log: Logger;
  /** @default every 2 s */
  readonly everyMs?: number;
}

/** Spans that wait while the collector is away; then the newest are dropped, for a trace is worth less than memory. */
const maxWaiting = 5000;
const timeoutMs = 5000;

/** Sends spans to a collector in OTLP's JSON form: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function createSpanExporter({ endpoint, environment, log, everyMs = 2000 }: SpanExporterOptions): SpanExporter {
  let waiting: ReadableSpan[] = [];
  let isAway = false;
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;

  async function send(): Promise<void> {
    if (waiting.length === 0) return;
    const spans = waiting;
    waiting = [];
    try {
      const body = JSON.stringify(toRequest(spans, environment));
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
      isAway = false;
    } catch (err) {
      waiting = [...spans, ...waiting].slice(0, maxWaiting);
      if (!isAway) log.warn({ err }, 'traces cannot be sent');
      isAway = true;
    }
  }

  const timer = setInterval(() => void send(), everyMs).unref();
  return {
    add(span) {
      if (waiting.length < maxWaiting) waiting.push(span);
    },
    close() {
      clearInterval(timer);
      return send();
    },
  };
}

/** A resource is who made the spans: in a task of several services, each of them. */
const toRequest = (spans: readonly ReadableSpan[], environment: string) => ({
  resourceSpans: [...Map.groupBy(spans, span => span.instrumentationScope.name)].map(([service, its]) => ({
    resource: { attributes: toAttributes({ 'service.name': service, 'deployment.environment.name': environment }) },
    scopeSpans: [{ scope: { name: service }, spans: its.map(toSpan) }],
  })),
});

const toSpan = (span: ReadableSpan) => ({
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  ...(span.parentSpanContext && { parentSpanId: span.parentSpanContext.spanId }),
  name: span.name,
  // OTLP begins with "unspecified", the API with "internal".
  kind: span.kind + 1,
  startTimeUnixNano: nanoseconds(span.startTime),
  endTimeUnixNano: nanoseconds(span.endTime),
  attributes: toAttributes(span.attributes),
  status: { code: statusCodes[span.status.code], ...(span.status.message !== undefined && { message: span.status.message }) },
});

const statusCodes: Readonly<Record<SpanStatusCode, number>> = {
  [SpanStatusCode.UNSET]: 0,
  [SpanStatusCode.OK]: 1,
  [SpanStatusCode.ERROR]: 2,
};

const nanoseconds = ([seconds, nanos]: HrTime): string => `${seconds}${String(nanos).padStart(9, '0')}`;

const toAttributes = (attributes: Attributes) => Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) }));

function toValue(value: Attributes[string]): Readonly<Record<string, unknown>> {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { stringValue: typeof value === 'string' ? value : JSON.stringify(value) };
}
