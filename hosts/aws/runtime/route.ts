import { type Route, routes, type System } from '@event-planner/model';
import type { RunningService } from '@event-planner/platform/service';

/** Whose a path is: of a service alone, all are; of several, the system's routes say. */
export function createRouting(system: System, services: ReadonlyMap<string, RunningService>): (path: string) => RunningService | undefined {
  const [only, ...others] = services.values();
  if (others.length === 0) return () => only;
  const table: readonly Route[] = routes(system);
  return path => {
    const route = table.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    return route && services.get(route.service);
  };
}
