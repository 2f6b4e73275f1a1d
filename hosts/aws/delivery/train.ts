import { deployablesIn, domainIn, type Environment, type System } from '@event-planner/model';
import { gateOf, roleNames } from './names.ts';

/** An environment on the way of a change from the main branch to everybody. */
export interface Stop {
  readonly environmentName: string;
  readonly gate: string;
  readonly purpose: Environment['purpose'];
  readonly role: string;
  readonly account: string;
  readonly region: string;
  readonly web: string;
  readonly api: string;
  readonly deployables: readonly string[];
  /** The stops a change must have passed before. */
  readonly after: readonly string[];
}

/** Every environment of a system. Production waits until the same images have run in staging, where there is a staging that runs them. */
export const trainOf = (system: System): readonly Stop[] =>
  Object.entries(system.environments)
    .filter(([, { guestOf }]) => guestOf === undefined)
    .map(([environmentName, { account, regions, purpose }]) => {
      const { web, api } = domainIn(system, environmentName);
      return {
        environmentName,
        gate: gateOf({ system, environmentName }),
        purpose,
        role: `arn:aws:iam::${account}:role/${roleNames.deploy({ system, environmentName })}`,
        account,
        region: regions[0],
        web: `https://${web}`,
        api: `https://${api}`,
        deployables: deployablesOf(system, environmentName),
        after: purpose === 'production' ? stagingsOf(system, environmentName) : [],
      };
    });

const deployablesOf = (system: System, environmentName: string): readonly string[] =>
  deployablesIn(system, environmentName).map(({ name }) => name);

const stagingsOf = (system: System, production: string): readonly string[] =>
  Object.entries(system.environments)
    .filter(
      ([name, { purpose }]) => purpose === 'staging' && deployablesOf(system, name).join() === deployablesOf(system, production).join(),
    )
    .map(([environmentName]) => gateOf({ system, environmentName }));

/** The images all environments together need, each built once. */
export const imagesOf = (system: System): readonly string[] => [...new Set(trainOf(system).flatMap(({ deployables }) => deployables))];
