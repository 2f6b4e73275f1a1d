import { type Deployable, dependencies, deployablesIn, type EdgeKind, type Manifest, routes } from '@event-planner/model';
import type { Deployment } from '../deployment.ts';

/** `from` may open connections to `to` on `port`; whatever no connection allows is refused, both where it leaves and where it arrives. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

/** What has no security group of its own: everybody, the addresses of our own network, and the two stores behind gateway endpoints. */
export const outside = ['internet', 'network', 's3', 'dynamodb'] as const;
export type Outside = (typeof outside)[number];

/** Where the engines listen unless told otherwise; nobody tells them otherwise. */
export const enginePorts = { database: 5432, cache: 6379, documents: 27017, search: 443 } as const;

/** Where the load balancer listens. People are redirected from `http`; `test` shows a new colour to whoever is inside the network. */
export const edgePorts = { http: 80, https: 443, test: 8443 } as const;

const https = 443;

/** The server that holds a service's database: its own, or the one all share. */
export const nodeOfDatabase = ({ environment }: Pick<Deployment, 'environment'>, service: string): string =>
  environment.database.servers === 'shared' ? 'database' : `${service}-database`;

/** The connection proxy in front of a service's database, where the environment has them. */
export const nodeOfProxy = (deployment: Pick<Deployment, 'environment'>, service: string): string | undefined =>
  deployment.environment.database.proxy && `${nodeOfDatabase(deployment, service)}-proxy`;

/** Where the load balancer finds a service: on its own port, or behind the one of the task it shares. */
export const portOf = ({ system }: Pick<Deployment, 'system'>, { services }: Deployable, service: Manifest): number =>
  services.length > 1 ? system.edge.port : service.port;

/**
 * Where a service's proxy takes what other services ask, over TLS. It cannot be the service's own port: the load balancer, which is not
 * part of Service Connect, speaks to that one without passing the proxy (`ingressPortOverride` in the ECS reference).
 */
export const proxyPortOf = ({ port }: Pick<Manifest, 'port'>): number => port + 10_000;

/** Who talks to whom, from the model's dependencies and routes alone. Security-group rules are exactly this list. */
export function connectionsOf(deployment: Deployment): readonly Connection[] {
  const all = [
    ...peopleAndEdge(deployment),
    ...serviceToService(deployment),
    ...stores(deployment),
    ...tasks(deployment),
    ...rotation(deployment),
  ];
  const distinct = new Map(all.filter(({ from, to }) => from !== to).map(one => [idOf(one), one]));
  return [...distinct.values()];
}

/** `booking-to-event-18082`: the id of a connection's rules. */
export const idOf = ({ from, to, port }: Connection): string => `${from}-to-${to}-${port}`;

/** Whatever has a security group of its own. */
export const nodesOf = (deployment: Deployment): readonly string[] => [
  ...new Set(
    connectionsOf(deployment)
      .flatMap(({ from, to }) => [from, to])
      .filter(node => !isOutside(node)),
  ),
];

export const isOutside = (node: string): node is Outside => (outside as readonly string[]).includes(node);

/** Whether services ask each other over the network here. */
export const servicesTalk = (deployment: Deployment): boolean => serviceToService(deployment).some(({ from, to }) => from !== to);

function peopleAndEdge(deployment: Deployment): readonly Connection[] {
  const { system } = deployment;
  return [
    // Not the CDN alone: the API has an address of its own, for programs and for the webhooks of those we reach.
    { from: 'internet', to: 'edge', port: edgePorts.https },
    { from: 'internet', to: 'edge', port: edgePorts.http },
    { from: 'network', to: 'edge', port: edgePorts.test },
    ...routes(system).map(route => {
      const { deployable, service } = placeOf(deployment, route.service);
      return { from: 'edge', to: deployable.name, port: portOf(deployment, deployable, service) };
    }),
  ];
}

const serviceToService = (deployment: Deployment): readonly Connection[] =>
  declared(deployment, 'calls').map(({ from, to }) => {
    const called = placeOf(deployment, to);
    return { from: placeOf(deployment, from).deployable.name, to: called.deployable.name, port: proxyPortOf(called.service) };
  });

const stores = (deployment: Deployment): readonly Connection[] => [
  ...declared(deployment, 'queries').flatMap(({ from }) => {
    const task = placeOf(deployment, from).deployable.name;
    const database = nodeOfDatabase(deployment, from);
    const proxy = nodeOfProxy(deployment, from);
    const hops = proxy === undefined ? [task, database] : [task, proxy, database];
    return hops.slice(1).map((to, at) => ({ from: hops[at] ?? task, to, port: enginePorts.database }));
  }),
  ...declared(deployment, 'records').map(({ from }) => toStore(deployment, from, 'documents')),
  ...declared(deployment, 'searches').map(({ from }) => toStore(deployment, from, 'search')),
  ...declared(deployment, 'looks-up').map(({ from }) => ({ from: placeOf(deployment, from).deployable.name, to: 'dynamodb', port: https })),
  // The page of the web app is fetched from the CDN, as people do.
  ...[
    ...declared(deployment, 'reaches'),
    ...declared(deployment, 'shows'),
    ...declared(deployment, 'sends').filter(({ to }) => to !== 'mail'),
  ].map(({ from }) => ({
    from: placeOf(deployment, from).deployable.name,
    to: 'internet', // Mail is not among these: its API has an endpoint inside the network.
    port: https,
  })),
];

const toStore = (deployment: Deployment, service: string, store: 'documents' | 'search' | 'cache'): Connection => ({
  from: placeOf(deployment, service).deployable.name,
  to: store,
  port: enginePorts[store],
});

/** What every task needs, whatever its manifest says. */
const tasks = ({ system, environmentName, environment }: Deployment): readonly Connection[] =>
  deployablesIn(system, environmentName).flatMap(({ name }) => [
    { from: name, to: 'endpoints', port: https },
    // The layers of its image: the registry answers with a link into S3.
    { from: name, to: 's3', port: https },
    // Leases of jobs, live news to all tasks and readiness itself stand on the cache, also for a service that caches nothing.
    { from: name, to: 'cache', port: enginePorts.cache },
    // The rest of AWS has no address inside.
    ...(environment.endpoints === 'to-start' ? [{ from: name, to: 'internet', port: https }] : []),
  ]);

/** The function that changes passwords: in the store itself and in the secret. */
function rotation(deployment: Deployment): readonly Connection[] {
  const rotated = [
    ...declared(deployment, 'queries').map(({ from }) => ({ to: nodeOfDatabase(deployment, from), port: enginePorts.database })),
    ...declared(deployment, 'records').map(() => ({ to: 'documents', port: enginePorts.documents })),
  ];
  return rotated.length === 0 ? [] : [...rotated, { to: 'endpoints', port: https }].map(one => ({ from: 'rotation', ...one }));
}

const declared = ({ system }: Deployment, kind: EdgeKind) => dependencies(system).filter(dependency => dependency.kind === kind);

function placeOf({ system, environmentName }: Deployment, name: string): { readonly deployable: Deployable; readonly service: Manifest } {
  for (const deployable of deployablesIn(system, environmentName)) {
    const service = deployable.services.find(one => one.name === name);
    if (service) return { deployable, service };
  }
  throw new Error(`${name} is not part of ${system.name}, so nothing can connect to it`);
}
