import { deployablesIn } from '@event-planner/model';
import type { Resource } from '@event-planner/host-aws/synthesize';
import { assumed } from '../flow.ts';
import { unitNamed } from '../prices/table.ts';
import {
  hoursPerMonth,
  type Item,
  item,
  listIn,
  mentions,
  numberIn,
  partOf,
  propertiesOf,
  type Reader,
  resourcesOf,
  type Scene,
  textIn,
} from '../scene.ts';
import { keptLogs } from './watching.ts';

/** The least tasks autoscaling keeps: what a month like any other needs, since nothing is sized by traffic. */
export function tasksOf({ id, stack, resource }: Pick<Scene, 'id' | 'stack' | 'resource'>): number {
  const scaled = resourcesOf(stack, 'AWS::ApplicationAutoScaling::ScalableTarget').find(([, target]) =>
    mentions(propertiesOf(target)['ResourceId'], id),
  );
  return scaled ? numberIn(scaled[1], 'MinCapacity') : numberIn(resource, 'DesiredCount', 1);
}

export function taskDefinitionOf({ id, stack, resource }: Pick<Scene, 'id' | 'stack' | 'resource'>): Resource {
  const found = resourcesOf(stack, 'AWS::ECS::TaskDefinition').find(([name]) => mentions(propertiesOf(resource)['TaskDefinition'], name));
  if (!found) throw new Error(`${stack.id}/${id} runs no task definition of its own stack`);
  return found[1];
}

interface Strategy {
  readonly CapacityProvider: string;
  readonly Base?: number;
  readonly Weight?: number;
}

/** The first `Base` tasks stand where they are told; the others are shared out by weight. */
export function spotShare(strategies: readonly Strategy[], tasks: number): number {
  const weights = strategies.reduce((sum, { Weight = 0 }) => sum + Weight, 0);
  if (weights === 0 || tasks === 0) return 0;
  const fixed = strategies.reduce((sum, { Base = 0 }) => sum + Base, 0);
  const shared = Math.max(0, tasks - fixed);
  const spot = strategies
    .filter(({ CapacityProvider }) => CapacityProvider === 'FARGATE_SPOT')
    .reduce((sum, { Base = 0, Weight = 0 }) => sum + Base + (shared * Weight) / weights, 0);
  return Math.min(1, spot / tasks);
}

/** Tasks of one service, what they write, and what watches them. */
export const service: Reader = scene => {
  const task = taskDefinitionOf(scene);
  const tasks = tasksOf(scene);
  const platform = propertiesOf(task)['RuntimePlatform'] as { readonly CpuArchitecture?: string } | undefined;
  const architecture = platform?.CpuArchitecture ?? 'X86_64';
  const spot = spotShare(listIn(scene.resource, 'CapacityProviderStrategy') as readonly Strategy[], tasks);
  const running = (unit: string, size: number): Item => ({ unit: unitNamed(unit), quantity: tasks * size * hoursPerMonth, spot });
  return [
    running(`Fargate ${architecture} vCPU-hour`, numberIn(task, 'Cpu') / 1024),
    running(`Fargate ${architecture} GB-hour`, numberIn(task, 'Memory') / 1024),
    ...telemetryOf(scene),
    ...startsOf(scene, { task, tasks }),
    ...callsOutside(scene),
  ];
};

/** Its even share of what all services write, keep and trace. */
function telemetryOf(scene: Scene): readonly Item[] {
  const { flow, deployment, stack } = scene;
  const shares = deployablesIn(deployment.system, deployment.environmentName).length;
  const written = flow.logs / shares;
  const [group] = resourcesOf(stack, 'AWS::Logs::LogGroup');
  return [
    ...keptLogs(written, group ? group[1] : undefined),
    item('trace recorded', flow.traced / shares),
    item('metric', flow.requests > 0 ? assumed.metricsPerService : 0),
    item('interface endpoint GB', written),
    item('GB between zones', betweenZones(scene) / shares),
  ];
}

/** What answers are made of crosses to another zone as often as chance has it, and is billed on both sides. */
const betweenZones = ({ flow, deployment: { environment } }: Scene): number =>
  flow.answered * assumed.insidePerAnswer * 2 * ((environment.zones - 1) / environment.zones);

/** Every task that starts fetches its secrets, and each takes a call of the key they are sealed with. */
function startsOf({ resource }: Scene, { task, tasks }: { readonly task: Resource; readonly tasks: number }): readonly Item[] {
  const containers = listIn(task, 'ContainerDefinitions') as readonly { readonly Secrets?: readonly unknown[] }[];
  const secrets = containers.reduce((sum, { Secrets = [] }) => sum + Secrets.length, 0);
  const fetched = secrets * tasks * assumed.releases;
  const talks = mentions(propertiesOf(resource)['ServiceConnectConfiguration'], 'Tls');
  return [
    item('secret call', fetched),
    item('key call', fetched),
    // A certificate lives for seven days and is renewed in the fifth.
    item('short-lived certificate', talks ? 6 : 0),
  ];
}

/** Services that reach hosts outside do it through NAT. */
function callsOutside({ stack, deployment, flow }: Scene): readonly Item[] {
  const { system, environmentName } = deployment;
  const here = deployablesIn(system, environmentName).find(({ name }) => partOf(stack.id) === name);
  const hosts = here?.services.flatMap(({ reaches = [] }) => reaches).length ?? 0;
  const mails = here?.services.some(({ sends = [] }) => sends.includes('mail')) ? flow.visits * assumed.mailsPerBooking : 0;
  return [
    item('NAT gateway GB', hosts * flow.visits * assumed.outsideCallsPerBooking * assumed.outsideCall),
    item('mail sent', mails),
    item('mail GB', mails * assumed.mail),
  ];
}

/** Container Insights counts the cluster, and every service, task and container in its region. */
export const cluster: Reader = ({ resource, stack, stacks }) => {
  const insights = (listIn(resource, 'ClusterSettings') as readonly { readonly Name?: string; readonly Value?: string }[]).find(
    ({ Name }) => Name === 'containerInsights',
  );
  if (!insights || insights.Value === 'disabled') return [];
  const things = stacks
    .filter(({ region }) => region === stack.region)
    .flatMap(near => resourcesOf(near, 'AWS::ECS::Service').map(([id, found]) => ({ id, stack: near, resource: found })))
    .map(found => 1 + tasksOf(found) * (1 + listIn(taskDefinitionOf(found), 'ContainerDefinitions').length));
  return [item('Container Insights metric', assumed.insightsPerThing * (1 + things.reduce((sum, count) => sum + count, 0)))];
};

interface Selection {
  readonly countType: string;
  readonly countNumber: number;
}

export const repository: Reader = ({ resource }) => {
  const { LifecyclePolicyText: policy = '{}' } = (propertiesOf(resource)['LifecyclePolicy'] ?? {}) as {
    readonly LifecyclePolicyText?: string;
  };
  const { rules = [] } = JSON.parse(policy) as { readonly rules?: readonly { readonly selection: Selection }[] };
  const counted = rules
    .filter(({ selection }) => selection.countType === 'imageCountMoreThan')
    .map(({ selection }) => selection.countNumber);
  // Without a rule a year's releases lie there.
  return [item('ECR GB-month', (counted.length > 0 ? Math.max(...counted) : 12 * assumed.releases) * assumed.image)];
};

export const authority: Reader = ({ resource }) => [
  item(
    textIn(resource, 'UsageMode', 'GENERAL_PURPOSE') === 'SHORT_LIVED_CERTIFICATE' ? 'private authority, short-lived' : 'private authority',
  ),
];
