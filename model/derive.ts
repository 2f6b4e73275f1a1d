import { stemOf, topicOf, type Message } from './message.ts';
import type { Subscription } from './resources.ts';
import type { Compute, Manifest } from './service.ts';
import type { SecretSource, System } from './system.ts';

export interface Queue extends Subscription {
  readonly name: string;
  readonly deadLetters: string;
  readonly subscriber: string;
}

export const queueName = (heard: Message, subscriber: string): string => `${stemOf(heard)}-${subscriber}`;

/** Of a queue, the name of the one that takes what it gives up. */
export const deadLettersOf = (queue: string): string => `${queue}-dlq`;

/** One queue and one dead-letter queue per (message, subscriber). */
export const queues = (system: Pick<System, 'services'>): readonly Queue[] =>
  system.services.flatMap(service =>
    (service.subscribes ?? []).map(heard => {
      const name = queueName(heard.message, service.name);
      return { ...heard, name, deadLetters: deadLettersOf(name), subscriber: service.name };
    }),
  );

/** One topic per kind of thing, with the messages said on it. */
export function topics(system: Pick<System, 'services'>): ReadonlyMap<string, readonly Message[]> {
  const said = system.services.flatMap(service => service.publishes ?? []);
  return Map.groupBy(said, topicOf);
}

export interface Route {
  /** The whole prefix, such as `/api/events`. */
  readonly prefix: string;
  readonly service: string;
  readonly socket: boolean;
}

/** The route table of the edge, longest prefix first. */
export const routes = (system: Pick<System, 'services' | 'apiPrefix'>): readonly Route[] =>
  system.services
    .flatMap(service =>
      service.routes.map(path => ({
        prefix: `${system.apiPrefix}${path}`,
        service: service.name,
        socket: service.sockets?.includes(path) ?? false,
      })),
    )
    .toSorted((a, b) => b.prefix.length - a.prefix.length);

export interface Page {
  /** Such as `/events/*`. */
  readonly pattern: string;
  readonly service: string;
  /** Where the service is asked for it: `/events/hamlet` below it. On a route of the service's, so that whoever finds those finds these. */
  readonly below: string;
}

/** Addresses of the web apps that services answer first. */
export const pages = (system: Pick<System, 'services' | 'apiPrefix'>): readonly Page[] =>
  system.services.flatMap(service =>
    (service.pages ?? []).map(pattern => ({ pattern, service: service.name, below: pagesBelow(system, service) })),
  );

export const pagesBelow = ({ apiPrefix }: Pick<System, 'apiPrefix'>, service: Pick<Manifest, 'routes'>): string =>
  `${apiPrefix}${service.routes[0] ?? ''}/pages`;

/** Whether an address is one of a pattern's: a `*` stands for one part. */
export const isPage = (pattern: string, path: string): boolean => {
  if (!pattern.endsWith('/*')) return path === pattern;
  const part = path.slice(pattern.length - 1);
  return path.startsWith(pattern.slice(0, -1)) && part !== '' && !part.includes('/');
};

export type EdgeKind =
  | 'shows'
  | 'calls'
  | 'says'
  | 'queries'
  | 'caches'
  | 'looks-up'
  | 'records'
  | 'searches'
  | 'stores'
  | 'reaches'
  | 'sends';

/** Who depends on whom. Security groups, diagrams and the local host's refusals are made from this list alone. */
export interface Dependency {
  readonly from: string;
  readonly kind: EdgeKind;
  readonly to: string;
}

export const dependencies = (system: Pick<System, 'services'>): readonly Dependency[] =>
  system.services.flatMap(service => [
    ...(service.calls ?? []).map(to => ({ from: service.name, kind: 'calls' as const, to })),
    ...listenersOf(system, service).map(to => ({ from: service.name, kind: 'says' as const, to })),
    ...(service.database ? [{ from: service.name, kind: 'queries' as const, to: `${service.name}-database` }] : []),
    ...(service.cache ? [{ from: service.name, kind: 'caches' as const, to: 'cache' }] : []),
    ...Object.keys(service.tables ?? {}).map(table => ({ from: service.name, kind: 'looks-up' as const, to: table })),
    ...(service.documents ? [{ from: service.name, kind: 'records' as const, to: 'documents' }] : []),
    ...(service.search ? [{ from: service.name, kind: 'searches' as const, to: 'search' }] : []),
    ...Object.keys(service.objects ?? {}).map(bucket => ({ from: service.name, kind: 'stores' as const, to: bucket })),
    ...(service.pages ? [{ from: service.name, kind: 'shows' as const, to: 'web' }] : []),
    ...(service.reaches ?? []).map(host => ({ from: service.name, kind: 'reaches' as const, to: host })),
    ...(service.sends ?? []).map(channel => ({ from: service.name, kind: 'sends' as const, to: channel })),
  ]);

const listenersOf = (system: Pick<System, 'services'>, { publishes = [] }: Manifest): readonly string[] => [
  ...new Set(
    queues(system)
      .filter(queue => publishes.some(said => said.name === queue.message.name))
      .map(queue => queue.subscriber),
  ),
];

/** A service's tasks in an environment: its manifest, overridden by the environment's sizes. */
export function computeIn(system: System, environment: string, service: Manifest): Compute {
  return { ...service.compute, ...system.environments[environment]?.services?.[service.name] };
}

/** Where an environment is found: production at the system's own addresses, every other below its name, a guest below its host. */
export function domainIn(
  system: Pick<System, 'edge' | 'environments'>,
  environment: string,
): { readonly web: string; readonly api: string; readonly zone: string } {
  const { web, api } = system.edge.domain;
  const zone = web.split('.').slice(1).join('.');
  const { purpose, guestOf } = system.environments[environment] ?? {};
  if (purpose === 'production') return { web, api, zone };
  const name = guestOf === undefined ? environment : `${environment}.${guestOf}`;
  const below = (host: string): string => host.replace('.', `.${name}.`);
  return { web: below(web), api: below(api), zone: `${name}.${zone}` };
}

/** What becomes a task of its own: each service, or all of them as one named after the system. */
export interface Deployable {
  readonly name: string;
  readonly services: readonly Manifest[];
  readonly compute: Compute;
}

export function deployablesIn(system: System, environment: string): readonly Deployable[] {
  const { placement, together } = system.environments[environment] ?? {};
  if (placement === 'together' && together) return [{ name: system.name, services: system.services, compute: together }];
  return system.services.map(service => ({ name: service.name, services: [service], compute: computeIn(system, environment, service) }));
}

/** Every secret of a system's manifests and how it is made; one whose making is not stated, which `validate` refuses, is random. */
export const secretsIn = ({ services, secrets = {} }: Pick<System, 'services' | 'secrets'>): ReadonlyMap<string, SecretSource> =>
  new Map(services.flatMap(service => service.secrets ?? []).map(name => [name, secrets[name] ?? 'random']));

/** What the secret of a service is called with which it proves who it is; the hosts' own, so no manifest names it. */
export const serviceKeyOf = (service: string): string => `${service}-service-key`;

/** Services whose manifests declare that they call this one. */
export const callersOf = ({ services }: Pick<System, 'services'>, service: string): readonly string[] =>
  services.filter(({ calls }) => calls?.includes(service)).map(({ name }) => name);
