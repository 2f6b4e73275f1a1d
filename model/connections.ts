import { deployablesIn } from './derive.ts';
import type { DatabasePlan } from './environment.ts';
import type { Manifest } from './service.ts';
import type { System } from './system.ts';

/** Connections a service may hold in one of its tasks; 0 when it has no database. */
export const connectionsIn = (system: Pick<System, 'environments'>, environment: string, { database }: Manifest): number =>
  database ? (system.environments[environment]?.database.connectionsPerTask ?? database.connectionsPerTask) : 0;

/**
 * Connections a server of a plan accepts: what RDS would allow by itself for its memory, LEAST(memory / 9531392, 5000), but stated, so that
 * everybody who divides them up knows the whole. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 */
export const connectionsAccepted = ({ memory }: Pick<DatabasePlan, 'memory'>): number =>
  Math.min(5000, Math.floor((memory * 1024 ** 3) / 9_531_392));

/** A version and its successor run side by side while the one replaces the other, however it is deployed. */
const versionsAtOnce = 2;

/** Where more connections may be wanted than a server accepts. Behind a proxy, which shares them between transactions, that is no matter. */
export const connectionsWantedInVain = (system: System): readonly string[] =>
  Object.entries(system.environments)
    .filter(([, { database }]) => !database.proxy)
    .flatMap(([environment, { database }]) => {
      const accepted = connectionsAccepted(database);
      return serversOf(system, database).flatMap(services => {
        const claims = claimsOn(services, system, environment);
        const wanted = claims.reduce((sum, { tasks, connections }) => sum + tasks * connections, 0);
        if (wanted <= accepted) return [];
        const told = claims.map(({ name, tasks, connections }) => `at most ${tasks} tasks of ${name} with ${connections} connections each`);
        return [`in ${environment} ${told.join(' and ')} want ${wanted} connections of a server that allows ${accepted}`];
      });
    });

const serversOf = ({ services }: System, { servers }: DatabasePlan): readonly (readonly Manifest[])[] =>
  servers === 'shared' ? [services] : services.map(service => [service]);

/** Who wants how many of the server that holds the databases of these services. */
const claimsOn = (services: readonly Manifest[], system: System, environment: string) =>
  deployablesIn(system, environment)
    .map(deployable => ({
      name: deployable.name,
      tasks: versionsAtOnce * deployable.compute.tasks[1],
      connections: deployable.services
        .filter(service => services.includes(service))
        .reduce((sum, service) => sum + connectionsIn(system, environment, service), 0),
    }))
    .filter(({ connections }) => connections > 0);
