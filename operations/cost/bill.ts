import { deploymentsOf, type Deployment } from '@event-planner/host-aws/deployment';
import type { SynthesizedStack } from '@event-planner/host-aws/synthesize';
import type { System } from '@event-planner/model';
import { isFree } from './free.ts';
import { type Flow, flowIn, nothingFlows } from './flow.ts';
import { dollars, type MicroDollars } from './money.ts';
import { isStopped, openShare } from './night.ts';
import { ownerOf } from './owner.ts';
import type { Kind } from './prices/price.ts';
import { groupOf, kindOf, priceOf, type Unit } from './prices/table.ts';
import { allowances } from './prices/terms.ts';
import { readers } from './readers/readers.ts';
import type { Item, Scene } from './scene.ts';

/** One line of a month's bill. */
export interface Line {
  /** The service it is for, or the stack it stands in where it is everybody's. */
  readonly part: string;
  readonly region: string;
  readonly kind: Kind;
  /** Such as `data/bookingdatabase4A5B6C7D`. */
  readonly resource: string;
  readonly type: string;
  readonly unit: Unit;
  readonly quantity: number;
  /** Share of the quantity on spot capacity. */
  readonly spot: number;
  /** Share of the month it runs. */
  readonly runs: number;
  /** In the region that waits. */
  readonly standby: boolean;
  readonly amount: MicroDollars;
}

export interface Priced {
  readonly system: System;
  readonly environmentName: string;
  readonly stacks: readonly SynthesizedStack[];
}

/** All that an environment costs in a month at list prices. Throws, naming it, for anything nobody can price. */
export function billOf(priced: Priced): readonly Line[] {
  const lines = priced.stacks.flatMap(stack => linesOf(stack, priced));
  return [...lines, ...freeOfCharge(lines)];
}

function linesOf(stack: SynthesizedStack, priced: Priced): readonly Line[] {
  const deployment = deploymentOf(stack, priced);
  const flow: Flow = deployment.role === 'primary' ? flowIn(deployment.environment) : nothingFlows;
  return Object.entries(stack.template.Resources ?? {}).flatMap(([id, resource]) => {
    const scene: Scene = { id, resource, stack, stacks: priced.stacks, deployment, flow };
    return itemsOf(scene).map(item => lineOf(scene, item));
  });
}

function itemsOf(scene: Scene): readonly Item[] {
  const { Type } = scene.resource;
  const read = readers[Type];
  const place = `${scene.stack.id}/${scene.id}`;
  if (!read) {
    if (isFree(Type)) return [];
    throw new Error(
      `${place} is an ${Type}: no reader prices it in operations/cost/readers, and free.ts gives no reason why it costs nothing`,
    );
  }
  try {
    return read(scene).filter(({ quantity }) => quantity !== 0);
  } catch (error) {
    throw new Error(`${place} cannot be priced`, { cause: error });
  }
}

/** A standby may stand in templates from before the environment gave it up. */
function deploymentOf({ id, region }: SynthesizedStack, { system, environmentName }: Priced): Deployment {
  const [primary] = deploymentsOf(system, environmentName);
  if (!primary) throw new Error(`${system.name} ${environmentName} has no region`);
  return id.startsWith('standby-') ? { ...primary, region, role: 'standby' } : primary;
}

function lineOf(scene: Scene, { unit, quantity, spot = 0 }: Item): Line {
  const { stack, id, resource, deployment } = scene;
  if (!Number.isFinite(quantity)) throw new Error(`${stack.id}/${id} has ${quantity} of ${unit}`);
  return {
    part: ownerOf(scene),
    region: stack.region,
    kind: kindOf(unit),
    resource: `${stack.id}/${id}`,
    type: resource.Type,
    unit,
    quantity,
    spot,
    runs: groupOf(unit).stops && isStopped(scene) ? openShare(deployment.environment) : 1,
    standby: deployment.role === 'standby',
    amount: dollars(quantity * priceOf(unit, stack.region)),
  };
}

/** Where what an account gets free every month is written: lines of their own, so that no other line depends on its neighbours. */
export const freePart = 'free every month';

function freeOfCharge(lines: readonly Line[]): readonly Line[] {
  return Object.entries(allowances).flatMap(([unit, allowance]) => {
    const used = lines.filter(line => line.unit === unit);
    const [first] = used;
    if (!first) return [];
    const all = used.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = -Math.min(allowance, all);
    const amount = dollars(quantity * priceOf(first.unit, first.region));
    return [{ ...first, part: freePart, resource: `${unit}: the first ${allowance}`, type: '', quantity, spot: 0, runs: 1, amount }];
  });
}
