import type { System } from '@event-planner/model';
import { type Refusal, refusals } from '@event-planner/platform/errors';

/** Every refusal of a system, also where its services run elsewhere: a catalogue is known once its module is loaded. */
export async function refusalsOf(system: System): Promise<ReadonlyMap<string, Refusal>> {
  await Promise.allSettled(system.services.map(({ name }) => import(`@event-planner/services/${name}/errors`)));
  return refusals();
}
