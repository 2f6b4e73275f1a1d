import type { System } from '@event-planner/model';
import { loadService } from './load.ts';
import type { RunOptions } from './options.ts';
import type { Placement } from './placement.ts';
import { sandboxUrl, usesSandbox } from './sandbox.ts';
import type { PlacementParts } from './together.ts';

/** Starts the services where the options want them; the other way is not even loaded. */
export async function startPlacement(parts: PlacementParts, options: RunOptions): Promise<Placement> {
  const { distributed = false, port = parts.system.edge.port } = options;
  // The payment service reads this itself, as it does where it is deployed; processes of their own inherit it.
  if (usesSandbox(parts.system, options)) process.env['STRIPE_API_URL'] = sandboxUrl(port);
  if (distributed) return (await import('../distributed/apart.ts')).runApart(parts);
  return (await import('./together.ts')).runTogether(parts);
}

/** Loads the services' code while the database starts. A failure is met again, and reported, when they are started. */
export function preload({ services }: Pick<System, 'services'>, { distributed = false }: RunOptions): void {
  if (!distributed) void Promise.allSettled([import('./together.ts'), ...services.map(({ name }) => loadService(name))]);
}
