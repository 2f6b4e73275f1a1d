import { connectionsWantedInVain } from './connections.ts';
import { pages, queues, routes } from './derive.ts';
import type { Manifest } from './service.ts';
import type { System } from './system.ts';

type Rule = (system: System) => readonly string[];

/** Everything wrong with a system, as sentences, all at once; empty when nothing is. */
export const validate = (system: System): readonly string[] => rules.flatMap(rule => rule(system));

const each = (system: System, check: (service: Manifest) => readonly string[]): readonly string[] => system.services.flatMap(check);

const repeated = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];

const namesAreUnique: Rule = system =>
  repeated(system.services.map(s => s.name)).map(name => `two services of ${system.name} are called ${name}`);

const portsAreUnique: Rule = system =>
  repeated([...system.services.map(s => String(s.port)), String(system.edge.port)]).map(
    port =>
      `port ${port} is claimed by ${[...system.services.filter(s => String(s.port) === port).map(s => s.name), ...(String(system.edge.port) === port ? ['the edge'] : [])].join(' and ')}`,
  );

const routesAreClaimedOnce: Rule = system =>
  repeated(routes(system).map(r => r.prefix)).map(
    prefix =>
      `route ${prefix} is claimed by ${routes(system)
        .filter(r => r.prefix === prefix)
        .map(r => r.service)
        .join(' and ')}`,
  );

const pagesAreClaimedOnce: Rule = system =>
  repeated(pages(system).map(({ pattern }) => pattern)).map(
    pattern =>
      `the page ${pattern} is claimed by ${pages(system)
        .filter(page => page.pattern === pattern)
        .map(({ service }) => service)
        .join(' and ')}`,
  );

const isBelow = (path: string, prefix: string): boolean => path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);

const pagesAreOfAWebApp: Rule = system =>
  pages(system)
    .filter(
      ({ pattern }) =>
        !system.edge.webApps.some(({ path }) => isBelow(pattern, path)) ||
        isBelow(pattern, system.apiPrefix) ||
        isBelow(pattern, system.edge.health.path),
    )
    .map(({ pattern, service }) => `${service} writes the page ${pattern}, which is below no web app of ${system.name}`);

const pagesAreOnePattern: Rule = system =>
  pages(system)
    .filter(({ pattern }) => !/^(\/[\w.-]+)+(\/\*)?$/.test(pattern))
    .map(({ pattern, service }) => `${service} writes the page ${pattern}: only a last part may be left open, as in /events/*`);

const pagesAreAskedOnARoute: Rule = system =>
  each(system, service =>
    service.pages?.length && service.routes.length === 0 ? [`${service.name} writes pages but has no route to be asked for them`] : [],
  );

const framesAreTheAppsOwn: Rule = system =>
  system.edge.webApps.flatMap(({ name, path, embed }) =>
    embed === undefined
      ? []
      : [
          ...[embed.frames, embed.script]
            .filter(address => !isBelow(address, path))
            .map(address => `${name} offers ${address} to other websites, which is not below ${path}`),
          ...pages(system)
            .filter(({ pattern }) => isBelow(pattern, embed.frames))
            .map(({ pattern, service }) => `${service} writes the page ${pattern}, which is a frame of ${name}`),
        ],
  );

const socketsAreRoutes: Rule = system =>
  each(system, service =>
    (service.sockets ?? [])
      .filter(path => !service.routes.includes(path))
      .map(path => `${service.name} opens sockets on ${path}, which is not among its routes`),
  );

const bucketsHaveOneOwner: Rule = system =>
  repeated(system.services.flatMap(({ objects = {} }) => Object.keys(objects))).map(
    bucket =>
      `the bucket ${bucket} is claimed by ${system.services
        .filter(({ objects = {} }) => Object.hasOwn(objects, bucket))
        .map(({ name }) => name)
        .join(' and ')}`,
  );

const subscriptionsAreFed: Rule = system => {
  const said = new Set(system.services.flatMap(s => s.publishes ?? []).map(m => m.name));
  return each(system, service =>
    (service.subscribes ?? [])
      .filter(s => !said.has(s.message.name))
      .map(s => `${service.name} subscribes to ${s.message.name}, which no service of ${system.name} publishes`),
  );
};

const messagesHaveOnePublisher: Rule = system =>
  repeated(system.services.flatMap(s => s.publishes ?? []).map(m => m.name)).map(
    name =>
      `${name} is published by ${system.services
        .filter(s => s.publishes?.some(m => m.name === name))
        .map(s => s.name)
        .join(' and ')}; a message has one publisher`,
  );

const queuesAreUnique: Rule = system => repeated(queues(system).map(q => q.name)).map(name => `two subscriptions make the queue ${name}`);

const queuesHaveDeadLetters: Rule = system =>
  queues(system)
    .filter(q => q.receives < 1 || q.deadLetterRetention <= 0)
    .map(q => `the queue ${q.name} has no dead letters: it needs at least 1 receive and a dead-letter retention`);

const visibilityFitsRetention: Rule = system =>
  queues(system)
    .filter(q => q.visibility * q.receives > q.retention)
    .map(q => `the queue ${q.name} drops messages after ${q.retention} s, before its ${q.receives} receives of ${q.visibility} s are over`);

const callsAreAnswered: Rule = system =>
  each(system, service =>
    (service.calls ?? [])
      .filter(other => !system.services.some(s => s.name === other))
      .map(other => `${service.name} calls ${other}, which is not part of ${system.name}`),
  );

const nobodyCallsItself: Rule = system =>
  each(system, service => (service.calls?.includes(service.name) ? [`${service.name} calls itself`] : []));

const cacheEntriesAreInvalidated: Rule = system =>
  each(system, service =>
    Object.entries(service.cache ?? {})
      .filter(([, entry]) => entry.dropOn.length === 0)
      .map(([name]) => `the cache entry ${name} of ${service.name} is never invalidated`),
  );

const cacheDropsAreHeard: Rule = system =>
  each(system, service =>
    Object.entries(service.cache ?? {}).flatMap(([name, entry]) =>
      entry.dropOn
        .filter(cause => cause !== 'owner' && !service.subscribes?.some(s => s.message.name === cause.name))
        .map(
          cause =>
            `the cache entry ${name} of ${service.name} is dropped on ${cause === 'owner' ? cause : cause.name}, which ${service.name} does not subscribe to`,
        ),
    ),
  );

const publishersHaveAnOutbox: Rule = system =>
  each(system, service =>
    service.database || !(service.publishes?.length || service.subscribes?.length)
      ? []
      : [`${service.name} has messages but no database for its outbox and inbox`],
  );

const tasksAreARange: Rule = system => [
  ...each(system, service =>
    inRange(service.compute.tasks) ? [] : [`${service.name} runs ${service.compute.tasks.join(' to ')} tasks, which is not a range`],
  ),
  ...Object.entries(system.environments).flatMap(([name, environment]) =>
    Object.entries(environment.services ?? {})
      .filter(([, size]) => size.tasks && !inRange(size.tasks))
      .map(([service, size]) => `${name} runs ${size.tasks?.join(' to ')} tasks of ${service}, which is not a range`),
  ),
];
const inRange = ([min, max]: readonly [number, number]): boolean => min >= 1 && max >= min;

const zonesAreFilled: Rule = system =>
  Object.entries(system.environments).flatMap(([name, environment]) => {
    if (environment.placement === 'together') return [];
    const needed = environment.zones * (environment.tasksPerZone ?? 1);
    return system.services
      .filter(s => (environment.services?.[s.name]?.tasks ?? s.compute.tasks)[1] < needed)
      .map(
        s =>
          `${name} wants ${environment.tasksPerZone ?? 1} tasks of ${s.name} in each of ${environment.zones} zones, but at most ${(environment.services?.[s.name]?.tasks ?? s.compute.tasks)[1]} run`,
      );
  });

const togetherHasASize: Rule = system =>
  Object.entries(system.environments)
    .filter(([, e]) => e.placement === 'together' && !e.together)
    .map(([name]) => `${name} places all services together but gives that task no size`);

const overridesNameServices: Rule = system =>
  Object.entries(system.environments).flatMap(([name, environment]) =>
    Object.keys(environment.services ?? {})
      .filter(service => !system.services.some(s => s.name === service))
      .map(service => `${name} sizes ${service}, which is not part of ${system.name}`),
  );

const alarmsHaveAThreshold: Rule = system =>
  [...system.alarms, ...system.services.flatMap(s => s.alarms ?? [])]
    .filter(alarm => (alarm.above === undefined) === (alarm.below === undefined))
    .map(alarm => `the alarm ${alarm.name} needs one threshold, above or below`);

const alarmsAreUnique: Rule = system =>
  repeated([...system.alarms, ...system.services.flatMap(s => s.alarms ?? [])].map(a => a.name)).map(
    name => `two alarms are called ${name}`,
  );

const accountsAreTheirOwn: Rule = system => {
  const environments = Object.entries(system.environments);
  return environments.flatMap(([name, { account, guestOf }], at) => {
    if (!/^\d{12}$/.test(account)) return [`${name} is in the account ${account}, which is not twelve digits`];
    if (guestOf !== undefined) {
      const host = system.environments[guestOf];
      if (host && host.account === account && host.guestOf === undefined && guestOf !== name) return [];
      return [`${name} is a guest of ${guestOf}, which has no account of its own that ${name} could share`];
    }
    const other = environments.slice(0, at).find(([, earlier]) => earlier.account === account && earlier.guestOf === undefined);
    return other ? [`${name} and ${other[0]} share the account ${account}; each has its own`] : [];
  });
};

const storesHaveNodes: Rule = system =>
  Object.entries(system.environments).flatMap(([name, environment]) =>
    system.services.flatMap(service => [
      ...(service.documents && !environment.documents ? [`${service.name} keeps documents, but ${name} has no nodes for them`] : []),
      ...(service.search && !environment.search ? [`${service.name} has a search index, but ${name} has no nodes for it`] : []),
    ]),
  );

const copiesHaveARegion: Rule = system =>
  Object.entries(system.environments)
    .filter(([, { recovery, regions }]) => recovery.copies !== undefined && regions.length < 2)
    .map(([name, { recovery }]) => `${name} copies its backups ${recovery.copies}, but has no second region to copy them to`);

const secretsAreStated: Rule = system => {
  const stated = Object.keys(system.secrets ?? {});
  const asked = [...new Set(system.services.flatMap(({ secrets = [] }) => secrets))];
  return [
    ...asked
      .filter(name => !stated.includes(name))
      .map(
        name =>
          `${system.services.find(({ secrets }) => secrets?.includes(name))?.name} keeps the secret ${name}, but ${system.name} does not say how it is made`,
      ),
    ...stated
      .filter(name => !asked.includes(name))
      .map(name => `${system.name} says how the secret ${name} is made, which no service keeps`),
  ];
};

const rules: readonly Rule[] = [
  connectionsWantedInVain,
  copiesHaveARegion,
  secretsAreStated,
  accountsAreTheirOwn,
  storesHaveNodes,
  namesAreUnique,
  portsAreUnique,
  routesAreClaimedOnce,
  pagesAreClaimedOnce,
  bucketsHaveOneOwner,
  pagesAreOfAWebApp,
  pagesAreOnePattern,
  pagesAreAskedOnARoute,
  framesAreTheAppsOwn,
  socketsAreRoutes,
  subscriptionsAreFed,
  messagesHaveOnePublisher,
  queuesAreUnique,
  queuesHaveDeadLetters,
  visibilityFitsRetention,
  publishersHaveAnOutbox,
  callsAreAnswered,
  nobodyCallsItself,
  cacheEntriesAreInvalidated,
  cacheDropsAreHeard,
  tasksAreARange,
  zonesAreFilled,
  togetherHasASize,
  overridesNameServices,
  alarmsHaveAThreshold,
  alarmsAreUnique,
];
