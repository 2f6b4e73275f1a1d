import type { Deployment } from '@event-planner/host-aws/deployment';
import type { Resource, SynthesizedStack } from '@event-planner/host-aws/synthesize';
import type { Flow } from './flow.ts';
import type { Unit } from './prices/table.ts';

/** Everything a reader may look at to price one resource. */
export interface Scene {
  readonly id: string;
  readonly resource: Resource;
  readonly stack: SynthesizedStack;
  /** Of the whole environment: its other region, its web stack. */
  readonly stacks: readonly SynthesizedStack[];
  /** Of this stack. */
  readonly deployment: Deployment;
  /** What passes here in a month: nothing in a region that waits. */
  readonly flow: Flow;
}

/** So much of something in a month. */
export interface Item {
  readonly unit: Unit;
  readonly quantity: number;
  /** Share of the quantity on spot capacity. @default none */
  readonly spot?: number;
}

/** What one resource costs, whether or not anything happens, and for what passes through it. */
export type Reader = (scene: Scene) => readonly Item[];

/** AWS's own average. */
export const hoursPerMonth = 730;
export const daysPerMonth = hoursPerMonth / 24;
export const minutesPerMonth = hoursPerMonth * 60;

export const item = (unit: Unit, quantity = 1): Item => ({ unit, quantity });

export const propertiesOf = (resource: Resource): Readonly<Record<string, unknown>> => resource.Properties ?? {};

/** A number however the template writes it. Throws for anything else: a quantity must not silently be nothing. */
export function numberIn(resource: Resource, name: string, byDefault?: number): number {
  const value = propertiesOf(resource)[name] ?? byDefault;
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new Error(`${resource.Type} has ${name} ${JSON.stringify(value)}, a number was expected`);
  return number;
}

export function textIn(resource: Resource, name: string, byDefault?: string): string {
  const value = propertiesOf(resource)[name] ?? byDefault;
  if (typeof value !== 'string') throw new Error(`${resource.Type} has ${name} ${JSON.stringify(value)}, a text was expected`);
  return value;
}

export function listIn(resource: Resource, name: string): readonly unknown[] {
  const value = propertiesOf(resource)[name] ?? [];
  if (!Array.isArray(value)) throw new Error(`${resource.Type} has ${name} ${JSON.stringify(value)}, a list was expected`);
  return value;
}

/** Whether a value of a template speaks of a name: by reference, or inside a text. */
export const mentions = (value: unknown, name: string): boolean => JSON.stringify(value ?? '').includes(`"${name}"`);

export const resourcesOf = (stack: SynthesizedStack, type: string): readonly (readonly [id: string, resource: Resource])[] =>
  Object.entries(stack.template.Resources).filter(([, { Type }]) => Type === type);

export const isPrimary = ({ deployment }: Pick<Scene, 'deployment'>): boolean => deployment.role === 'primary';

/** What a stack is made for, in whichever region: `standby-data` → `data`. */
export const partOf = (stackId: string): string => stackId.replace(/^standby-/, '');
