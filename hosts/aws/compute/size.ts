import type { Deployable, Environment } from '@event-planner/model';
import type { aws_ecs as ecs } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { portOf as portOfService } from '../network/connections.ts';

export interface Size {
  readonly min: number;
  readonly max: number;
}

/** How many tasks run: enough to fill the zones; in a waiting region one, which may grow to what the primary grows to. */
export function sizeOf({ environment, role }: Pick<Deployment, 'environment' | 'role'>, { compute }: Pick<Deployable, 'compute'>): Size {
  const [min, max] = compute.tasks;
  return { min: role === 'standby' ? 1 : Math.min(max, Math.max(min, environment.zones * (environment.tasksPerZone ?? 1))), max };
}

/** Spot tasks are taken away at two minutes' notice: the first task, the only one of a waiting region, never is one. */
const tasksNeverOnSpot = 1;

export function capacityOf({ spot }: Pick<Environment, 'spot'>): readonly ecs.CapacityProviderStrategy[] {
  if (!spot) return [{ capacityProvider: 'FARGATE', weight: 1 }];
  return [
    { capacityProvider: 'FARGATE', base: tasksNeverOnSpot, weight: 100 - spot },
    { capacityProvider: 'FARGATE_SPOT', weight: spot },
  ];
}

/** Where a deployable listens: its service on the port it states, several services behind the edge's. */
export function portOf(deployment: Deployment, deployable: Deployable): number {
  const [service] = deployable.services;
  if (!service) throw new Error(`${deployable.name} holds no service`);
  return portOfService(deployment, deployable, service);
}
