import { metrics, trace } from '@opentelemetry/api';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { PulledMetrics, type MetricRecord } from './metrics.ts';
import { keepSampledAndFailed, recordAll } from './sampling.ts';
import type { TelemetryStore } from './store.ts';

export interface TelemetryOptions {
  readonly store: TelemetryStore;
  /** Share of traces kept, 0 to 1; failed spans always are. @default all */
  readonly traces?: number;
}

export interface Telemetry {
  /** Totals since the start. */
  metrics(): Promise<MetricRecord[]>;
  stop(): Promise<void>;
}

/** Turns on traces and metrics for the whole process: whatever speaks OpenTelemetry's API ends in the store. Nothing leaves the process. */
export function startTelemetry({ store, traces = 1 }: TelemetryOptions): Telemetry {
  const tracing = new BasicTracerProvider({ sampler: recordAll(traces), spanProcessors: [keepSampledAndFailed(store.addSpan)] });
  const reader = new PulledMetrics();
  const metering = new MeterProvider({ readers: [reader] });
  trace.setGlobalTracerProvider(tracing);
  metrics.setGlobalMeterProvider(metering);
  return {
    metrics: () => reader.read(),
    async stop() {
      trace.disable();
      metrics.disable();
      await Promise.all([tracing.shutdown(), metering.shutdown()]);
    },
  };
}
