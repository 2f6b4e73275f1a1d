import { type Environment, gb, type Gigabytes, type System } from '@event-planner/model';

/** A preview nobody touched for so long is taken down: its pull request is asleep, its bill is not. */
export const previewDays = 7;

/** `pr-12`: previews are named after their pull request. */
export const previewPrefix = 'pr-';

/** All services in one process of the size below which they no longer start comfortably together. */
const previewTask = { cpu: 0.5, memory: gb(2), tasks: [1, 1] } as const;

/** Previews live beside development, in its account. Undefined for a system that has no development environment. */
export const previewHostOf = (system: System): string | undefined =>
  Object.entries(system.environments).find(([, { purpose, guestOf }]) => purpose === 'development' && guestOf === undefined)?.[0];

export const hostsPreviews = (system: System, environmentName: string): boolean => previewHostOf(system) === environmentName;

export interface Preview {
  /** The system with the preview among its environments. */
  readonly system: System;
  readonly environmentName: string;
}

/** A small copy of the system for one pull request: development's, with everything at its smallest. Throws when there is nothing to copy. */
export function previewOf(system: System, pullRequest: number): Preview {
  const hostName = previewHostOf(system);
  const host = hostName === undefined ? undefined : system.environments[hostName];
  if (hostName === undefined || !host) throw new Error(`${system.name} has no development environment a preview could be a copy of`);
  if (!Number.isSafeInteger(pullRequest) || pullRequest < 1) throw new Error(`${pullRequest} is not the number of a pull request`);
  const environmentName = `${previewPrefix}${pullRequest}`;
  return { system: { ...system, environments: { ...system.environments, [environmentName]: smallest(host, hostName) } }, environmentName };
}

function smallest(host: Environment, hostName: string): Environment {
  const { services: _sizes, estimate: _estimate, traffic: _traffic, spot: _spot, ...rest } = host;
  return {
    ...rest,
    guestOf: hostName,
    regions: [host.regions[0]],
    zones: 1,
    tasksPerZone: 1,
    natGateways: 'one',
    placement: 'together',
    together: previewTask,
    database: {
      ...host.database,
      servers: 'shared',
      standby: false,
      replicas: 0,
      storage: smallestDisk,
      backupDays: 1,
      pointInTimeDays: 1,
    },
    cache: { ...host.cache, shards: 1, replicasPerShard: 0 },
    ...(host.documents && { documents: { ...host.documents, nodes: 1 } }),
    ...(host.search && { search: { ...host.search, nodes: 1 } }),
    deployment: 'rolling',
    recovery: { rto: host.recovery.rto, rpo: host.recovery.rpo },
    budget: Math.ceil(host.budget / 2),
  };
}

/** The least a gp3 volume of RDS has. */
const smallestDisk: Gigabytes = gb(20);
