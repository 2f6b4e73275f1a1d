import { type HrTime, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import type { LogDestination } from './logger.ts';
import { createRing } from './ring.ts';

export interface SpanRecord {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly service: string;
  readonly name: string;
  readonly kind: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of an exception, where there was one. */
  readonly error: string | undefined;
}

export interface LogRecord {
  readonly level: string;
  readonly time: string;
  readonly service: string;
  readonly message: string;
  readonly correlationId?: string;
  readonly traceId?: string;
  readonly [field: string]: unknown;
}

export interface TelemetryFilter {
  readonly traceId?: string;
  readonly service?: string;
  readonly correlationId?: string;
  /** @default 200 */
  readonly limit?: number;
}

/** The newest spans and log lines of this process, for a console that has no collector. */
export interface TelemetryStore {
  /** Newest first. */
  spans(filter?: TelemetryFilter): SpanRecord[];
  /** Newest first. */
  logs(filter?: TelemetryFilter): LogRecord[];
  addSpan(span: ReadableSpan): void;
  /** Give this to `createLogger`; it writes on to `next`. */
  logDestination(next?: LogDestination): LogDestination;
  clear(): void;
}

/** Ring buffers: what they hold is bounded by number, so a chatty hour costs no memory. */
export function createTelemetryStore({
  maxSpans = 5000,
  maxLogs = 5000,
}: { readonly maxSpans?: number; readonly maxLogs?: number } = {}): TelemetryStore {
  // Both are kept as they come and read into records when somebody looks: almost nobody does.
  const spans = createRing<ReadableSpan>(maxSpans);
  const lines = createRing<string>(maxLogs);
  return {
    spans: filter => select(spans.items(), describe, filter),
    logs: filter => select(lines.items(), line => JSON.parse(line) as LogRecord, filter),
    addSpan: spans.add,
    logDestination: next => ({
      write(line) {
        lines.add(line);
        next?.write(line);
      },
    }),
    clear() {
      spans.clear();
      lines.clear();
    },
  };
}

type Recorded = SpanRecord | LogRecord;

function select<Raw, Record extends Recorded>(
  newestFirst: readonly Raw[],
  read: (raw: Raw) => Record,
  filter: TelemetryFilter = {},
): Record[] {
  const { limit = 200, ...wanted } = filter;
  const found: Record[] = [];
  for (const raw of newestFirst) {
    if (found.length >= limit) break;
    const record = read(raw);
    if (matches(record, wanted)) found.push(record);
  }
  return found;
}

const matches = (record: Recorded, wanted: Omit<TelemetryFilter, 'limit'>): boolean =>
  (wanted.traceId === undefined || record.traceId === wanted.traceId) &&
  (wanted.service === undefined || record.service === wanted.service) &&
  (wanted.correlationId === undefined || correlationOf(record) === wanted.correlationId);

const correlationOf = (record: Recorded): unknown =>
  'spanId' in record ? (record as SpanRecord).attributes['correlation.id'] : record.correlationId;

const describe = (span: ReadableSpan): SpanRecord => ({
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentSpanId: span.parentSpanContext?.spanId,
  service: span.instrumentationScope.name,
  name: span.name,
  kind: SpanKind[span.kind].toLowerCase(),
  startedAt: new Date(milliseconds(span.startTime)),
  durationMs: milliseconds(span.duration),
  failed: span.status.code === SpanStatusCode.ERROR,
  attributes: span.attributes,
  error: span.status.message,
});

const milliseconds = ([seconds, nanoseconds]: HrTime): number => seconds * 1000 + nanoseconds / 1e6;
