import { createLogger, createTelemetryStore, type Logger, startTelemetry } from '@event-planner/platform/telemetry';
import { createSpanExporter } from '@event-planner/platform/telemetry/otlp';
import type { Settings } from './settings.ts';

export interface Observation {
  readonly log: Logger;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

/** Log lines go to standard output, from where ECS takes them; spans to the collector beside the task, where there is one. */
export function observeTask(settings: Settings): Observation {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: traces, OTEL_SERVICE_NAME: name = nameOf(settings) } = settings;
  const log = createLogger({ service: name, level: settings.LOG_LEVEL });
  const exporter = endpoint === undefined ? undefined : createSpanExporter({ endpoint, environment: settings.ENVIRONMENT, log });
  const store = createTelemetryStore({ maxSpans: 1, maxLogs: 1 });
  const telemetry = startTelemetry({ store: { ...store, addSpan: exporter?.add ?? store.addSpan }, traces });
  return {
    log,
    async close() {
      await telemetry.stop();
      await exporter?.close();
    },
  };
}

const nameOf = ({ services: [first, ...others], SYSTEM: system }: Settings): string =>
  others.length > 0 ? system : (first?.name ?? system);
