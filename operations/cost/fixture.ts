import type { Resource, SynthesizedStack } from '@event-planner/host-aws/synthesize';
import type { Environment, System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { billOf, type Line } from './bill.ts';

/** A stack of nothing but these resources, for tests. */
export const stackOf = (resources: Readonly<Record<string, Resource>>, { id = 'data', region = 'us-east-1' } = {}): SynthesizedStack => ({
  id,
  name: `event-planner-prod-${id}`,
  region,
  template: { Resources: resources },
});

export const resource = (Type: string, Properties: Readonly<Record<string, unknown>> = {}): Resource => ({ Type, Properties });

/** The system of the tests, in an environment where nothing happens unless told otherwise. */
export function quietSystem(change: Partial<Environment> = {}): System {
  const { traffic: _, estimate: __, ...prod } = eventPlanner.environments.prod;
  return { ...eventPlanner, environments: { prod: { ...prod, ...change } } };
}

/** What is billed for some stacks, what is free every month left out. */
export const billFor = (stacks: readonly SynthesizedStack[], system: System = quietSystem()): readonly Line[] =>
  billOf({ system, environmentName: 'prod', stacks }).filter(({ quantity }) => quantity > 0);

/** What is billed for some resources, as `unit: dollars`. */
export const pricesOf = (resources: Readonly<Record<string, Resource>>, system?: System): Readonly<Record<string, number>> =>
  Object.fromEntries(billFor([stackOf(resources)], system).map(({ unit, amount }) => [unit, amount / 1_000_000]));
