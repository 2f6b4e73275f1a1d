import { connectionsAccepted, type DatabasePlan, type Manifest } from '@event-planner/model';
import type { Deployment } from '../../deployment.ts';
import { sizeFor } from '../sizes.ts';

/** One PostgreSQL server and the services whose databases it holds. */
export interface Server {
  /** `booking-database`, or `database` when it is everybody's. */
  readonly name: string;
  readonly services: readonly Manifest[];
  /** Who owns the databases on it. */
  readonly user: string;
  /** GB. */
  readonly storage: number;
  readonly replicas: number;
  /** Such as `t4g.large`. */
  readonly instanceClass: string;
  readonly maxConnections: number;
}

/** The servers of an environment: one for each service with a database, or one for all of them. */
export function serversOf({ system, environment: { database: plan } }: Pick<Deployment, 'system' | 'environment'>): readonly Server[] {
  const keepers = system.services.filter(({ database }) => database);
  if (keepers.length === 0) return [];
  if (plan.servers === 'per-service') return keepers.map(service => serverFor(plan, `${service.name}-database`, [service]));
  return [serverFor(plan, 'database', keepers)];
}

function serverFor(plan: DatabasePlan, name: string, services: readonly Manifest[]): Server {
  const stated = services.flatMap(({ database }) => (database ? [database] : []));
  const { name: instanceClass } = sizeFor(plan.engine ?? 'postgres', plan);
  return {
    name,
    services,
    user: `${databaseName(name)}_owner`,
    storage: plan.storage ?? stated.reduce((sum, { storage }) => sum + storage, 0),
    replicas: plan.replicas ?? Math.max(...stated.map(({ replicas }) => replicas)),
    instanceClass,
    maxConnections: connectionsAccepted(plan),
  };
}

/** PostgreSQL would want a name with a dash in quotes everywhere. */
export const databaseName = (service: string): string => service.replaceAll('-', '_');

/** Made with the server where it holds one service's alone. On a shared server each service makes its own when it first migrates. */
export function onlyDatabase<Named>({ services: [first, ...others] }: Server, named: (database: string) => Named): Named | undefined {
  return first && others.length === 0 ? named(databaseName(first.name)) : undefined;
}
