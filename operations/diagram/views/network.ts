import { deployablesIn, dependencies, type System } from '@event-planner/model';
import type { Arrow, Diagram, Group, Node } from '../diagram.ts';
import { count } from '../words.ts';
import { largest } from './environments.ts';
import { outsideOf } from './outside.ts';

/** Where things stand in the network, and who may open a connection to whom: every other connection is refused. */
export function network(system: System): Diagram {
  const [name, environment] = largest(system);
  const zones = count(environment.zones, 'zone');
  const gateways = environment.natGateways === 'one' ? 1 : environment.zones;
  const tasks = deployablesIn(system, name).map(({ name: task, services }): Node => ({
    id: task,
    kind: 'service',
    label: task,
    details: [`port ${services.map(({ port }) => port).join(', ')}`],
  }));
  const tier = (id: string, label: string, nodes: readonly Node[]): Group => ({ id, label: `${label} in ${zones}`, nodes });
  return {
    name: 'network',
    title: `${system.title}: network of ${name}`,
    description: `Subnets of ${name} in ${zones} and the connections that security groups allow; nothing else is allowed.`,
    direction: 'LR',
    groups: [
      { id: 'internet', label: '', nodes: [{ id: 'people', kind: 'person', label: 'Internet' }] },
      {
        id: 'vpc',
        label: `${system.name}-${name}, ${environment.regions[0]}`,
        nodes: [],
        groups: [
          tier('public', 'public', [
            { id: 'edge', kind: 'edge', label: 'Load balancer', details: ['HTTPS'] },
            { id: 'nat', kind: 'network', label: 'NAT', details: [count(gateways, 'gateway')] },
          ]),
          tier('tasks', 'tasks', tasks),
          tier('data', 'data, no way out,', storesIn(system)),
        ],
      },
      { id: 'outside', label: '', nodes: outsideOf(system) },
    ],
    arrows: [{ from: 'people', to: 'edge', label: '443' }, ...allowed(system, name)],
  };
}

const storesIn = (system: System): readonly Node[] => {
  const stores = new Set(['cache', ...dependencies(system).flatMap(({ kind, to }) => (kind in storeKinds ? [to] : []))]);
  return [...stores].toSorted().map(id => ({ id, kind: 'store', label: id }));
};

/** Tables and objects are reached through gateways, not through subnets. */
const storeKinds = { queries: true, records: true, searches: true } as const;

function allowed(system: System, environment: string): readonly Arrow[] {
  const taskOf = new Map(
    deployablesIn(system, environment).flatMap(({ name, services }) => services.map(service => [service.name, name] as const)),
  );
  const arrows = dependencies(system).flatMap(({ from, kind, to }): readonly Arrow[] => {
    const task = taskOf.get(from) ?? from;
    if (kind === 'calls') return [{ from: task, to: taskOf.get(to) ?? to, line: 'dashed', loose: true }];
    if (kind in storeKinds) return [{ from: task, to }];
    if (kind === 'sends') return [{ from: task, to, label: to }];
    return kind === 'reaches' ? [{ from: task, to, label: 'through NAT' }] : [];
  });
  const toEach = [...new Set(taskOf.values())].flatMap(task => [
    { from: 'edge', to: task },
    { from: task, to: 'cache' },
  ]);
  return [...toEach, ...arrows];
}
