import {
  createLogger,
  createTelemetryStore,
  type Logger,
  type LoggerOptions,
  startTelemetry,
  type Telemetry,
  type TelemetryStore,
} from '@event-planner/platform/telemetry';
import { openLog } from '../data/log-file.ts';

/** What this process is seen doing: its newest log lines, spans and metrics, in memory and bounded. */
export interface Observation {
  readonly log: Logger;
  readonly store: TelemetryStore;
  readonly metrics: Telemetry['metrics'];
  close(): Promise<void>;
}

export interface ObservationOptions {
  readonly directory: string;
  /** Of the log file. */
  readonly name: string;
  readonly service: string;
  readonly level: NonNullable<LoggerOptions['level']>;
}

/** Turns on logs, traces and metrics of a process. Log lines go to a file as well; nothing leaves the machine. */
export function observeProcess({ directory, name, service, level }: ObservationOptions): Observation {
  const file = openLog(directory, name);
  const store = createTelemetryStore();
  const telemetry = startTelemetry({ store });
  return {
    log: createLogger({ service, level, destination: store.logDestination(file) }),
    store,
    metrics: telemetry.metrics,
    async close() {
      await telemetry.stop();
      await file.close();
    },
  };
}
