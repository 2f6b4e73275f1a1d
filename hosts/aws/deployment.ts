import type { Environment, System } from '@event-planner/model';

/** One environment of a system in one of its regions: what every stack is made from. */
export interface Deployment {
  readonly system: System;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly region: string;
  /** 'standby' waits with one task a service and copies of the data until the primary is lost. */
  readonly role: 'primary' | 'standby';
}

/** An environment's regions, the primary first. Throws when there is no such environment. */
export function deploymentsOf(system: System, environmentName: string): readonly Deployment[] {
  const environment = system.environments[environmentName];
  if (!environment)
    throw new Error(`${system.name} has no environment ${environmentName}; it has ${Object.keys(system.environments).join(', ')}`);
  return environment.regions
    .filter(region => region !== undefined)
    .map((region, at) => ({ system, environmentName, environment, region, role: at === 0 ? ('primary' as const) : ('standby' as const) }));
}

/** One of them. Throws when the environment has none of that role. */
export function getDeployment(system: System, environmentName: string, role: Deployment['role'] = 'primary'): Deployment {
  const deployment = deploymentsOf(system, environmentName).find(one => one.role === role);
  if (!deployment) throw new Error(`${environmentName} of ${system.name} has no ${role}`);
  return deployment;
}

/** `event-planner-prod-<thing>`: the one way anything is named, so that a name can be computed where a reference cannot reach: in another region. */
export const nameIn = ({ system, environmentName }: Pick<Deployment, 'system' | 'environmentName'>, thing: string): string =>
  `${system.name}-${environmentName}-${thing}`;

export const isProduction = ({ environment }: Pick<Deployment, 'environment'>): boolean => environment.purpose === 'production';

/** The first `environment.zones` of the region. */
export const zonesOf = ({ region, environment }: Pick<Deployment, 'region' | 'environment'>): readonly string[] =>
  ['a', 'b', 'c', 'd'].slice(0, environment.zones).map(letter => `${region}${letter}`);
