import { directTransport, type RunningService, startService } from '@event-planner/platform/service';
import type { System } from '@event-planner/model';
import type { Logger } from '@event-planner/platform/telemetry';
import { inProcess } from '../edge/in-process.ts';
import { openAdapters } from './adapters.ts';
import { loadService } from './load.ts';
import type { Placement } from './placement.ts';
import type { Setup } from './setup.ts';

export interface PlacementParts {
  readonly system: System;
  readonly setup: Setup;
  readonly log: Logger;
}

/** All services in this process: they call each other without a socket. */
export async function runTogether({ system, setup, log }: PlacementParts): Promise<Placement> {
  const services = new Map<string, RunningService>();
  const opened = await openAdapters({ system, setup, log, transport: directTransport(name => services.get(name)?.http) });
  const stop = async (): Promise<void> => {
    await Promise.all([...services.values()].map(service => service.stop()));
    await opened.close();
  };
  const starts = system.services.map(async ({ name }) => {
    services.set(name, await startService(await loadService(name), opened.adapters));
  });
  // One that fails must not leave the others running behind our back.
  const failed = (await Promise.allSettled(starts)).find(start => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const upstreams = new Map([...services].map(([name, service]) => [name, inProcess(service)]));
  return { services, upstream: name => upstreams.get(name), processId: () => undefined, idle: () => allIdle([...services.values()]), stop };
}

/** Each service's work may be another's message, so it is over when all are idle in one go, twice. */
export async function allIdle(services: readonly Pick<RunningService, 'idle'>[]): Promise<void> {
  for (let round = 0; round < 2; round++) {
    for (const service of services) await service.idle();
  }
}
