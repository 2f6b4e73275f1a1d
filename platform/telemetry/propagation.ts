import { type Context, context, isSpanContextValid, ROOT_CONTEXT, trace, TraceFlags } from '@opentelemetry/api';

const pattern = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/;

/** The headers that carry the active trace to another process; none outside of one. W3C Trace Context. */
export function injectTrace(): { readonly traceparent?: string } {
  const span = trace.getSpanContext(context.active());
  if (!span || !isSpanContextValid(span)) return {};
  return { traceparent: `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}` };
}

/** The context whose spans continue the trace that came with the headers; the root for headers without one that can be read. */
export function extractTrace(headers: Readonly<Record<string, unknown>>): Context {
  const parts = typeof headers['traceparent'] === 'string' ? pattern.exec(headers['traceparent']) : null;
  if (!parts) return ROOT_CONTEXT;
  const [, traceId = '', spanId = '', flags = '00'] = parts;
  const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(span) ? trace.setSpanContext(ROOT_CONTEXT, span) : ROOT_CONTEXT;
}
