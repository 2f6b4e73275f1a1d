import type { System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';

/** What can be priced, by name. */
export const systems: Readonly<Record<string, System>> = Object.fromEntries([eventPlanner].map(system => [system.name, system]));

/** Throws, naming what there is, for any other. */
export function systemNamed(name: string): System {
  const system = systems[name];
  if (!system) throw new Error(`there is no system ${name}: there is ${Object.keys(systems).join(', ')}`);
  return system;
}

/** `event-planner-prod`, taken apart. The environment need not be there any more. */
export function environmentNamed(name: string): { readonly system: System; readonly environmentName: string } {
  const system = Object.values(systems).find(one => name.startsWith(`${one.name}-`));
  if (!system) throw new Error(`${name} is of no system: there is ${Object.keys(systems).join(', ')}`);
  return { system, environmentName: name.slice(system.name.length + 1) };
}
