export { correlationId, origin, type Origin, traceId, withContext } from './context.ts';
export { createLogger, type LogDestination, type Logger, type LoggerOptions } from './logger.ts';
export { meterOf, type Observed } from './meter.ts';
export type { MetricPoint, MetricRecord } from './metrics.ts';
export { extractTrace, injectTrace } from './propagation.ts';
export { inSpan, type SpanOptions } from './span.ts';
export { startTelemetry, type Telemetry, type TelemetryOptions } from './start.ts';
export { createTelemetryStore, type LogRecord, type SpanRecord, type TelemetryFilter, type TelemetryStore } from './store.ts';
