import type { System } from '@event-planner/model';
import { systems } from '@event-planner/systems/all';

/** `event-planner-prod`, taken apart. The environment need not be there any more. */
export function environmentNamed(name: string): { readonly system: System; readonly environmentName: string } {
  const system = systems.find(one => name.startsWith(`${one.name}-`));
  if (!system) throw new Error(`${name} is of no system: there is ${systems.map(one => one.name).join(', ')}`);
  return { system, environmentName: name.slice(system.name.length + 1) };
}
