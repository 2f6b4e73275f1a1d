import type { RunningService } from '@event-planner/platform/service';
import type { Upstream } from '../edge/upstream.ts';

/** Running services, wherever they were placed. */
export interface Placement {
  /** Undefined while the service is not there. */
  upstream(service: string): Upstream | undefined;
  /** Those of this process. */
  readonly services: ReadonlyMap<string, RunningService>;
  /** Of a service in a process of its own; undefined while it is being started again. */
  processId(service: string): number | undefined;
  /** Resolves once no message is on its way. */
  idle(): Promise<void>;
  /** Finishes what is in hand and lets go of everything. */
  stop(): Promise<void>;
}
