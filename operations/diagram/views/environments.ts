import type { Environment, System } from '@event-planner/model';

/** The one worth drawing in detail: in production, and spread the widest. */
export function largest({ environments }: System): readonly [name: string, environment: Environment] {
  const [first, ...others] = Object.entries(environments).filter(([, { purpose }]) => purpose === 'production');
  if (!first) throw new Error('no environment is in production: there is nothing to draw');
  const spread = ([, { regions, placement }]: readonly [string, Environment]): number =>
    regions.length * 2 + (placement === 'together' ? 0 : 1);
  return others.reduce((widest, one) => (spread(one) > spread(widest) ? one : widest), first);
}
