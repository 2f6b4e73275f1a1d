import { type Manifest, seconds, type System } from '@event-planner/model';
import { deploymentsOf } from '../../deployment.ts';
import type { Subject } from '../subject.ts';

/** A system changed after its templates were made, or changed so that none should be made. */
export const withSystem = (subject: Subject, system: System): Subject => ({
  ...subject,
  system,
  deployments: deploymentsOf(system, subject.environmentName),
});

const change = (subject: Subject, which: (service: Manifest) => boolean, how: (service: Manifest) => Partial<Manifest>): Subject => {
  const first = subject.system.services.find(which);
  if (!first) throw new Error('no service has what this fault spoils');
  const services = subject.system.services.map(service => (service === first ? { ...service, ...how(service) } : service));
  return withSystem(subject, { ...subject.system, services });
};

const speaks = ({ publishes = [] }: Manifest): boolean => publishes.length > 0;
const listens = ({ subscribes = [] }: Manifest): boolean => subscribes.length > 0;
const calls = ({ calls: called = [] }: Manifest): boolean => called.length > 0;
const firstOf = <Item>(items: readonly Item[] | undefined): Item => {
  const [item] = items ?? [];
  if (item === undefined) throw new Error('there is nothing to spoil');
  return item;
};
const uncalled = ({ services }: System, name: string, to: readonly string[]): string | undefined =>
  services.map(other => other.name).find(other => other !== name && !to.includes(other));

type Spoil = (subject: Subject) => Subject;

export const faultsInModel: Readonly<Record<string, Spoil>> = {
  'a call is added to a manifest and no rule lets it through': s =>
    change(
      s,
      ({ calls: to = [], name }) => uncalled(s.system, name, to) !== undefined,
      ({ calls: to = [], name }) => ({ calls: [...to, uncalled(s.system, name, to) ?? ''] }),
    ),
  'a call is taken out of a manifest and its rule stays': s => change(s, calls, () => ({ calls: [] })),
  'a service calls one that is not there': s => change(s, calls, () => ({ calls: ['nobody'] })),
  'a port is changed in the manifest alone': s =>
    change(
      s,
      () => true,
      ({ port }) => ({ port: port + 500 }),
    ),
  'two services listen on one port': s =>
    change(
      s,
      () => true,
      () => ({ port: s.system.services[1]?.port ?? 0 }),
    ),
  'a route is claimed twice': s =>
    change(
      s,
      () => true,
      ({ routes }) => ({ routes: [...routes, firstOf(s.system.services[1]?.routes)] }),
    ),
  'a route is claimed that no rule leads to': s =>
    change(
      s,
      () => true,
      ({ routes }) => ({ routes: [...routes, '/unheard-of'] }),
    ),
  'a route moves to another service and its rule stays': s =>
    withSystem(s, {
      ...s.system,
      services: s.system.services.map((service, at) =>
        at === 0
          ? { ...service, routes: s.system.services[1]?.routes ?? [] }
          : at === 1
            ? { ...service, routes: s.system.services[0]?.routes ?? [] }
            : service,
      ),
    }),
  'a queue is declared without dead letters': s =>
    change(s, listens, ({ subscribes = [] }) => ({ subscribes: subscribes.map(one => ({ ...one, receives: 0 })) })),
  'a message is tried more often than the queue knows': s =>
    change(s, listens, ({ subscribes = [] }) => ({ subscribes: subscribes.map(one => ({ ...one, receives: one.receives + 1 })) })),
  'a message is hidden for longer than the queue hides it': s =>
    change(s, listens, ({ subscribes = [] }) => ({
      subscribes: subscribes.map(one => ({ ...one, visibility: seconds(one.visibility + 1) })),
    })),
  'a message nobody publishes is heard': s => change(s, speaks, () => ({ publishes: [] })),
  'a subscription is added and no queue is made': s =>
    change(
      s,
      ({ subscribes = [], publishes = [] }) => publishes.length > 0 && subscribes.every(one => one.message !== publishes[0]),
      ({ subscribes = [], publishes = [] }) => ({
        subscribes: [
          ...subscribes,
          {
            message: firstOf(publishes),
            visibility: seconds(30),
            receives: 3,
            retention: seconds(300),
            deadLetterRetention: seconds(300),
            parallel: 1,
          },
        ],
      }),
    ),
  'a cache entry is never dropped': s =>
    change(
      s,
      () => true,
      () => ({ cache: { stale: { key: 'stale:{id}', ttl: seconds(60), dropOn: [] } } }),
    ),
  'a task is given more memory in the manifest alone': s => {
    const { environments } = s.system;
    const environment = environments[s.environmentName];
    const sized = firstOf(s.system.services);
    if (!environment) throw new Error('there is no such environment');
    return withSystem(s, {
      ...s.system,
      environments: {
        ...environments,
        [s.environmentName]: { ...environment, services: { ...environment.services, [sized.name]: { cpu: sized.compute.cpu * 4 } } },
      },
    });
  },
  "an alarm's threshold is changed in the model alone": s =>
    withSystem(s, {
      ...s.system,
      alarms: s.system.alarms.map(alarm => (alarm.above === undefined ? alarm : { ...alarm, above: alarm.above + 1 })),
    }),
  'an alarm is declared that nothing is measured for': s =>
    withSystem(s, { ...s.system, alarms: [...s.system.alarms, { ...firstOf(s.system.alarms), name: 'unheard-of' }] }),
  'two environments share an account': s =>
    withSystem(s, {
      ...s.system,
      environments: Object.fromEntries(
        Object.entries(s.system.environments).map(([name, one]) => [name, { ...one, account: '111122223333' }]),
      ),
    }),
};
