import { deployablesIn, type System } from '@event-planner/model';
import type { Arrow, Diagram, Group, Node } from '../diagram.ts';
import { count, duration } from '../words.ts';
import { largest } from './environments.ts';

/** What is copied to the other region, and how people get there when the first is lost. */
export function recovery(system: System): Diagram {
  const [name, environment] = largest(system);
  const [primary, standby] = environment.regions;
  const { rto, rpo } = environment.recovery;
  return {
    name: 'recovery',
    title: `${system.title}: recovery of ${name}`,
    description: `${name} is back within ${duration(rto)} and loses at most ${duration(rpo)} when ${primary} is lost.`,
    direction: 'LR',
    groups: [
      { id: 'front', label: '', nodes: [addresses(system, name)] },
      region(system, { name, region: primary, role: 'primary' }),
      ...(standby === undefined ? [] : [region(system, { name, region: standby, role: 'standby' })]),
    ],
    arrows: standby === undefined ? [{ from: 'addresses', to: 'primary edge' }] : copies(system, name),
  };
}

const addresses = ({ edge, environments }: System, name: string): Node => {
  const { dnsTtl } = environments[name]?.recovery ?? {};
  return {
    id: 'addresses',
    kind: 'edge',
    label: edge.domain.api,
    details: [
      `asked every ${duration(edge.health.every)} whether it is healthy`,
      ...(dnsTtl ? [`people follow within ${duration(dnsTtl)}`] : []),
    ],
  };
};

interface Region {
  readonly name: string;
  readonly region: string;
  readonly role: 'primary' | 'standby';
}

function region(system: System, { name, region: place, role }: Region): Group {
  const deployables = deployablesIn(system, name);
  const tasks = role === 'standby' ? deployables.length : deployables.reduce((sum, { compute }) => sum + compute.tasks[0], 0);
  const waits = role === 'standby';
  const parts: Readonly<Record<string, readonly [kind: Node['kind'], label: string, detail: string]>> = {
    edge: ['edge', 'Load balancer', waits ? 'gets nobody yet' : 'gets everybody'],
    tasks: ['service', count(tasks, 'task'), waits ? 'one of each, until it is needed' : 'at least, of all services'],
    databases: ['store', waits ? 'Replicas' : 'Databases', waits ? 'promoted when needed' : 'with a standby in another zone'],
    backups: ['store', 'Backups', waits ? 'copies' : 'daily, and to any point in time'],
    images: ['store', 'Images and secrets', waits ? 'replicated' : 'as deployed'],
  };
  return {
    id: role,
    label: `${role}: ${place}`,
    nodes: Object.entries(parts).map(([part, [kind, label, detail]]) => ({ id: `${role} ${part}`, kind, label, details: [detail] })),
  };
}

function copies({ environments }: System, name: string): readonly Arrow[] {
  const { rpo, copies: often } = environments[name]?.recovery ?? {};
  const inside = (role: string): readonly Arrow[] => [
    { from: `${role} edge`, to: `${role} tasks` },
    { from: `${role} tasks`, to: `${role} databases` },
    { from: `${role} tasks`, to: `${role} backups`, line: 'none' },
    { from: `${role} edge`, to: `${role} images`, line: 'none' },
  ];
  return [
    { from: 'addresses', to: 'primary edge', label: 'while healthy' },
    { from: 'addresses', to: 'standby edge', label: 'when lost', line: 'dashed' },
    ...inside('primary'),
    ...inside('standby'),
    { from: 'primary databases', to: 'standby databases', label: `streamed, < ${rpo === undefined ? '?' : duration(rpo)}`, loose: true },
    ...(often ? [{ from: 'primary backups', to: 'standby backups', label: often, loose: true }] : []),
    { from: 'primary images', to: 'standby images', label: 'at once', loose: true },
  ];
}
