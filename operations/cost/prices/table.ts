import * as care from './care.ts';
import * as compute from './compute.ts';
import * as databases from './databases.ts';
import * as network from './network.ts';
import type { Kind, PriceGroup, Region } from './price.ts';

/**
 * List prices, on demand, without tax, as known on this day and written down without the pages at hand: right to the cent for what is in
 * widest use (Fargate, t4g, NAT, load balancer, endpoints, CloudWatch, SQS, KMS), within some percent for newer classes and for Ireland.
 * To be checked against the pages named before anybody commits to anything.
 */
export const asOf = '2026-11-20';

const sections = { ...compute, ...databases, ...network, ...care };

type Groups = (typeof sections)[keyof typeof sections];
type KeysOf<Group> = Group extends { readonly rows: infer Rows } ? keyof Rows : never;

/** Something AWS counts. */
export type Unit = KeysOf<Groups>;

export const priceGroups: readonly PriceGroup[] = Object.values(sections);

const groupOfUnit = new Map(priceGroups.flatMap(group => Object.keys(group.rows).map(unit => [unit, group] as const)));

/** The page a unit is on. Throws when there is none: an unpriced class must not look free. */
export function groupOf(unit: string): PriceGroup {
  const group = groupOfUnit.get(unit);
  if (!group) throw new Error(`there is no price for ${unit}: add it to operations/cost/prices, with its page`);
  return group;
}

export const kindOf = (unit: Unit): Kind => groupOf(unit).kind;

/** A unit whose name is made of what a template says, such as `postgres db.t4g.large hour`. */
export function unitNamed(unit: string): Unit {
  groupOf(unit);
  return unit as Unit;
}

/** US dollars for one. Throws for a region without a list. */
export function priceOf(unit: Unit, region: string): number {
  const price = groupOf(unit).rows[unit]?.[region as Region];
  if (price === undefined) throw new Error(`there is no price for ${unit} in ${region}: add the region to operations/cost/prices`);
  return price;
}
