import type { Resource } from '@event-planner/host-aws/synthesize';
import { assumed } from '../flow.ts';
import { unitNamed } from '../prices/table.ts';
import {
  daysPerMonth,
  hoursPerMonth,
  isPrimary,
  type Item,
  item,
  listIn,
  mentions,
  numberIn,
  propertiesOf,
  type Reader,
  resourcesOf,
  type Scene,
  textIn,
} from '../scene.ts';

const hoursOf = (engine: string, resource: Resource, copies = 1): Item =>
  item(unitNamed(`${engine} ${textIn(resource, 'DBInstanceClass')} hour`), copies * hoursPerMonth);

/** An instance of RDS; of Aurora where it belongs to a cluster, which keeps its disk. A standby is a second instance with a second disk. */
export const instance: Reader = scene => {
  const { resource } = scene;
  const watched = numberIn(resource, 'MonitoringInterval', 0) > 0 ? [item('log GB written', assumed.enhancedMonitoring)] : [];
  if (propertiesOf(resource)['DBClusterIdentifier'] !== undefined) return [hoursOf('aurora', resource), ...watched];
  const copies = propertiesOf(resource)['MultiAZ'] === true ? 2 : 1;
  return [hoursOf('postgres', resource, copies), item('postgres gp3 GB-month', copies * diskOf(scene)), ...watched, ...replication(scene)];
};

/** What a disk has: its own word, or that of the server it copies, in whichever region that stands. */
export function diskOf(scene: Pick<Scene, 'resource' | 'stacks' | 'id' | 'stack'>): number {
  const { resource } = scene;
  if (propertiesOf(resource)['AllocatedStorage'] !== undefined) return numberIn(resource, 'AllocatedStorage');
  const source = propertiesOf(resource)['SourceDBInstanceIdentifier'];
  const found = scene.stacks
    .flatMap(stack => resourcesOf(stack, 'AWS::RDS::DBInstance').map(([id, candidate]) => ({ id, resource: candidate, stack })))
    .find(candidate => candidate.resource !== resource && isSource(source, candidate, scene.stack.region));
  if (!found) throw new Error(`${scene.stack.id}/${scene.id} says neither its AllocatedStorage nor whose copy it is`);
  return numberIn(found.resource, 'AllocatedStorage');
}

interface Candidate {
  readonly id: string;
  readonly resource: Resource;
  readonly stack: Scene['stack'];
}

/** By reference in a region, by the end of its ARN across. */
function isSource(source: unknown, { id, resource, stack }: Candidate, region: string): boolean {
  if (stack.region === region && mentions(source, id)) return true;
  const name = propertiesOf(resource)['DBInstanceIdentifier'];
  return typeof name === 'string' && (JSON.stringify(source ?? '').includes(`:db:${name}"`) || source === name);
}

/** A replica in another region is sent every change. */
function replication({ resource, stack, stacks, id }: Scene): readonly Item[] {
  const source = propertiesOf(resource)['SourceDBInstanceIdentifier'];
  if (source === undefined || Object.keys(stack.template.Resources).some(near => near !== id && mentions(source, near))) return [];
  return [item('GB between regions', diskOf({ resource, stack, stacks, id }) * assumed.diskUsed * assumed.changedPerDay * daysPerMonth)];
}

/** Aurora's disk is what is written to it; the model's word for a disk is not in its template, so the least it bills is. */
export const cluster: Reader = scene => {
  const least = 10;
  return [item('aurora GB-month', least), item('aurora I/O request', isPrimary(scene) ? scene.flow.requests : 0)];
};

/** Billed by the vCPUs of the instances behind it, two at the least. */
export const proxy: Reader = () => [item('RDS Proxy vCPU-hour', 2 * hoursPerMonth)];

export const documentsInstance: Reader = ({ resource }) => [hoursOf('documents', resource)];
export const documentsCluster: Reader = ({ flow }) => {
  const least = 10;
  return [item('documents GB-month', least), item('documents I/O request', flow.requests)];
};

/** Shards of one primary and its replicas each, or so many nodes where there are no shards. */
export const cache: Reader = ({ resource }) => {
  const nodes =
    propertiesOf(resource)['NumCacheClusters'] === undefined
      ? numberIn(resource, 'NumNodeGroups', 1) * (1 + numberIn(resource, 'ReplicasPerNodeGroup', 0))
      : numberIn(resource, 'NumCacheClusters');
  return [item(unitNamed(`valkey ${textIn(resource, 'CacheNodeType')} hour`), nodes * hoursPerMonth)];
};

export const search: Reader = ({ resource }) => {
  const nodes = (propertiesOf(resource)['ClusterConfig'] ?? {}) as { readonly InstanceType?: string; readonly InstanceCount?: number };
  const disk = (propertiesOf(resource)['EBSOptions'] ?? {}) as { readonly VolumeSize?: number };
  const count = nodes.InstanceCount ?? 1;
  return [
    item(unitNamed(`${nodes.InstanceType} hour`), count * hoursPerMonth),
    item('search gp3 GB-month', count * (disk.VolumeSize ?? 0)),
  ];
};

/** A fact is written for a booking and looked up for a request; every replica writes as well. */
export const table: Reader = ({ resource, flow }) => {
  const replicas = Math.max(1, listIn(resource, 'Replicas').length);
  return [item('table write', flow.visits * replicas), item('table read', flow.requests), item('table GB-month')];
};

/** Small beside the rest: what lies in a bucket is what people bring, which the value does not foretell. */
export const bucket: Reader = ({ flow }) => [
  item('S3 write', flow.visits > 0 ? 1000 : 0),
  item('S3 read', flow.visits > 0 ? 10_000 : 0),
  item('S3 GB-month', 1),
];
