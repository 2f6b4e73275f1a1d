import type { Deployable, Manifest, Scaling, ScalingRule } from '@event-planner/model';
import { aws_applicationautoscaling as autoscaling, type aws_cloudwatch as cloudwatch, type aws_ecs as ecs, Duration } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import type { Measure } from '../observability/alarms.ts';
import { sum } from '../observability/metrics.ts';
import { awsCron } from './cron.ts';
import { scaleByLatency, scaleByRequests } from './scale-by-people.ts';
import { scaleBySteps, stepUp } from './scale-by-steps.ts';
import { sizeOf } from './size.ts';
import { coloursOf, type Targets } from './targets.ts';

export interface ScalingParts {
  readonly deployable: Deployable;
  readonly service: ecs.FargateService;
  readonly targets: Targets | undefined;
  /** Of the queues. */
  readonly measures: readonly Measure[];
  readonly cpu: cloudwatch.IMetric;
}

/** What a rule works with. */
export interface Scaled extends ScalingParts {
  readonly tasks: ecs.ScalableTaskCount;
  readonly out: Duration;
  readonly in: Duration;
}

/** Changes the number of tasks by every rule of the system or environment, and of the services themselves. */
export function createScaling(deployment: Deployment, parts: ScalingParts): void {
  const { min, max } = sizeOf(deployment, parts.deployable);
  const { outCooldown, inCooldown } = scalingOf(deployment);
  const tasks = parts.service.autoScaleTaskCount({ minCapacity: min, maxCapacity: max });
  const scaled = { ...parts, tasks, out: Duration.seconds(outCooldown), in: Duration.seconds(inCooldown) };
  for (const [id, rule] of rulesOf(deployment, parts.deployable)) apply(id, rule, scaled);
}

const scalingOf = ({ system, environment }: Deployment): Scaling => environment.scaling ?? system.scaling;

type Watching = ScalingRule & { readonly services: readonly Manifest[] };

/** By name; a service's own rule takes the place of the system's rule of the same name. */
function rulesOf(deployment: Deployment, { services }: Deployable): ReadonlyMap<string, Watching> {
  const shared = scalingOf(deployment).rules.map(rule => [idOf(rule), { ...rule, services }] as const);
  const own = services.flatMap(service =>
    (service.scaling ?? []).map(
      rule => [rule.kind === 'backlog' ? `${service.name}-backlog` : idOf(rule), { ...rule, services: [service] }] as const,
    ),
  );
  return new Map([...shared, ...own]);
}

function idOf(rule: ScalingRule): string {
  if (rule.kind === 'latency') return `latency-p${rule.percentile}`;
  if (rule.kind === 'schedule') return `schedule-${rule.name}`;
  return rule.kind === 'backlog' ? rule.kind : `${rule.metric}-${rule.kind}`;
}

function apply(id: string, rule: Watching, scaled: Scaled): void {
  const { tasks, targets, cpu, measures } = scaled;
  if (rule.kind === 'target') return track(id, rule, scaled);
  if (rule.kind === 'steps') return scaleBySteps(id, { ...scaled, metric: cpu, steps: rule.steps });
  if (rule.kind === 'schedule') {
    const [minCapacity, maxCapacity] = rule.tasks;
    return tasks.scaleOnSchedule(id, { schedule: autoscaling.Schedule.expression(awsCron(rule.cron)), minCapacity, maxCapacity });
  }
  if (rule.kind === 'latency') return targets && scaleByLatency(id, { ...scaled, rule, colours: coloursOf(targets) });
  const waiting = measures.filter(
    ({ metric, service }) => metric === 'queue-backlog' && rule.services.some(({ name }) => name === service),
  );
  for (const [at, some] of inGroups(waiting, mostMetricsOfAlarm).entries()) {
    const metric = sum(some.map(({ value }) => value));
    stepUp(at === 0 ? id : `${id}-${at + 1}`, { ...scaled, metric, above: rule.above, addTasks: rule.addTasks });
  }
}

/** An alarm adds up no more: a service that hears more queues is scaled by each group of them. */
const mostMetricsOfAlarm = 10;

/** As few as it takes, of much the same size. */
function inGroups<Item>(items: readonly Item[], most: number): readonly (readonly Item[])[] {
  const size = Math.ceil(items.length / Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

function track(id: string, { metric, target }: Extract<ScalingRule, { kind: 'target' }>, scaled: Scaled): void {
  const { tasks, targets } = scaled;
  const cooldowns = { scaleOutCooldown: scaled.out, scaleInCooldown: scaled.in };
  if (metric === 'cpu') return tasks.scaleOnCpuUtilization(id, { targetUtilizationPercent: target, ...cooldowns });
  if (metric === 'memory') return tasks.scaleOnMemoryUtilization(id, { targetUtilizationPercent: target, ...cooldowns });
  if (targets) scaleByRequests(id, { ...scaled, target, colours: coloursOf(targets) });
}
