import type { System } from '@event-planner/model';
import { eventPlanner } from './event-planner.ts';

/** Every system there is: what is synthesized, priced, drawn and delivered. A system's module has its name. */
export const systems: readonly System[] = [eventPlanner];

/** Throws, naming those there are, when there is none of that name. */
export function getSystem(name: string | undefined): System {
  const system = systems.find(one => one.name === name);
  if (!system) throw new Error(`there is no system ${name ?? 'without a name'}; there is ${systems.map(one => one.name).join(', ')}`);
  return system;
}
