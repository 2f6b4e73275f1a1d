import { SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import {
  type ReadableSpan,
  type Sampler,
  SamplingDecision,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';

/**
 * Marks a share of traces as kept and records the rest too, because whether a span fails is known only at its end.
 * The share is decided by the trace's id alone, so every process decides alike and a kept trace is whole.
 */
export function recordAll(share: number): Sampler {
  const sampler = new TraceIdRatioBasedSampler(share);
  return {
    shouldSample(parent, traceId) {
      const { decision } = sampler.shouldSample(parent, traceId);
      return { decision: decision === SamplingDecision.NOT_RECORD ? SamplingDecision.RECORD : decision };
    },
    toString: () => `recordAll(${share})`,
  };
}

/** Hands on the spans of kept traces, and every one that failed. */
export const keepSampledAndFailed = (keep: (span: ReadableSpan) => void): SpanProcessor => ({
  onStart() {},
  onEnd(span) {
    if ((span.spanContext().traceFlags & TraceFlags.SAMPLED) !== 0 || span.status.code === SpanStatusCode.ERROR) keep(span);
  },
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
});
