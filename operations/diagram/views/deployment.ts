import { deployablesIn, type Environment, type System } from '@event-planner/model';
import type { Arrow, Diagram, Group, Node } from '../diagram.ts';
import { count, size, sizeOf, tasksOf } from '../words.ts';

/** What runs in each environment, and how large. */
export function deployment(system: System): Diagram {
  const groups = Object.entries(system.environments).map(([name, environment]): Group => ({
    id: name,
    label: `${name}: ${environment.regions.filter(Boolean).join(', ')}`,
    nodes: partsOf(system, name, environment),
  }));
  return {
    name: 'deployment',
    title: `${system.title}: environments`,
    description: `What runs in ${Object.keys(system.environments).join(', ')}: tasks, databases, cache, and how new versions arrive.`,
    direction: 'TB',
    groups,
    arrows: groups.flatMap(({ nodes }) => below(nodes)),
  };
}

function partsOf(system: System, name: string, environment: Environment): readonly Node[] {
  const id = (part: string): string => `${name} ${part}`;
  const { zones, deployment: delivery, hours, cache } = environment;
  return [
    {
      id: id('where'),
      kind: 'network',
      label: count(zones, 'zone'),
      details: [delivery === 'blue-green' ? 'blue/green' : delivery, ...(hours ? ['working hours only'] : [])],
    },
    ...deployablesIn(system, name).map((deployable): Node => ({
      id: id(deployable.name),
      kind: 'service',
      label: deployable.services.length > 1 ? `${deployable.name} (all services)` : deployable.name,
      details: [tasksOf(deployable.compute), sizeOf(deployable.compute)],
    })),
    { id: id('database'), kind: 'store', label: databasesOf(system, environment), details: databaseDetails(system, environment) },
    {
      id: id('cache'),
      kind: 'store',
      label: 'cache',
      details: [`${count(cache.shards, 'shard')} × ${1 + cache.replicasPerShard}`, size(cache.nodeMemory)],
    },
  ];
}

const databasesOf = ({ services }: System, { database }: Environment): string =>
  database.servers === 'shared' ? '1 PostgreSQL' : `${services.filter(service => service.database).length} PostgreSQL`;

function databaseDetails({ services }: System, { database }: Environment): readonly string[] {
  const replicas = database.replicas ?? Math.max(...services.map(service => service.database?.replicas ?? 0));
  const copies = [
    database.standby ? 'standby' : 'no standby',
    `${database.replicas === undefined && replicas > 0 ? 'up to ' : ''}${count(replicas, 'replica')}`,
  ];
  return [`${database.cpu} vCPU, ${size(database.memory)}`, copies.join(', ')];
}

/** Stacked, in their order. */
const below = (nodes: readonly Node[]): readonly Arrow[] =>
  nodes.slice(1).map(({ id }, at) => ({ from: nodes[at]?.id ?? id, to: id, line: 'none' as const }));
