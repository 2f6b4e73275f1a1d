import { deployablesIn } from '@event-planner/model';
import { aws_iam as iam, aws_scheduler as scheduler, aws_scheduler_targets as targets, type Stack } from 'aws-cdk-lib';
import { awsCron } from '../compute/cron.ts';
import { sizeOf } from '../compute/size.ts';
import { serversOf } from '../data/databases/servers.ts';
import { type Deployment, nameIn } from '../deployment.ts';

/** One call of an AWS API that the scheduler makes by itself, and the statement that lets it. */
interface Step {
  readonly name: string;
  readonly at: string;
  readonly service: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly permission: iam.PolicyStatement;
}

/** An environment with hours runs in them only. Tasks that are up before their database try again until it is. */
export function createNightStop(stack: Stack, deployment: Deployment): void {
  if (!deployment.environment.hours) return;
  const role = new iam.Role(stack, 'HoursRole', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
  const group = new scheduler.ScheduleGroup(stack, 'Hours', { scheduleGroupName: nameIn(deployment, 'hours') });
  for (const step of stepsOf(deployment, deployment.environment.hours)) {
    new scheduler.Schedule(stack, step.name, {
      scheduleName: nameIn(deployment, step.name),
      scheduleGroup: group,
      schedule: scheduler.ScheduleExpression.expression(awsCron(step.at)),
      target: new targets.Universal({
        service: step.service,
        action: step.action,
        input: scheduler.ScheduleTargetInput.fromObject(step.input),
        policyStatements: [step.permission],
        role,
      }),
    });
  }
}

type Hours = NonNullable<Deployment['environment']['hours']>;

const stepsOf = (deployment: Deployment, hours: Hours): readonly Step[] =>
  (['start', 'stop'] as const).flatMap(word => [
    ...databaseSteps(deployment, word, hours[word]),
    ...taskSteps(deployment, word, hours[word]),
  ]);

/** RDS stops no server that has read replicas: such an environment pays for its databases day and night. */
function databaseSteps(deployment: Deployment, word: keyof Hours, at: string): readonly Step[] {
  const aurora = deployment.environment.database.engine === 'aurora';
  const [Kind, kind] = aurora ? ['Cluster', 'cluster'] : ['Instance', 'db'];
  return serversOf(deployment)
    .filter(({ replicas }) => aurora || replicas === 0)
    .map(({ name }) => ({
      name: `${word}-${name}`,
      at,
      service: 'rds',
      action: `${word}DB${Kind}`,
      input: { [`Db${Kind}Identifier`]: nameIn(deployment, name) },
      permission: new iam.PolicyStatement({
        actions: [`rds:${word === 'start' ? 'Start' : 'Stop'}DB${Kind}`],
        resources: [here(deployment, 'rds', `${kind}:${nameIn(deployment, name)}`)],
      }),
    }));
}

/** The bounds as well as the number: autoscaling would start what lies below its minimum. */
function taskSteps(deployment: Deployment, word: keyof Hours, at: string): readonly Step[] {
  const cluster = nameIn(deployment, 'tasks');
  return deployablesIn(deployment.system, deployment.environmentName).flatMap(deployable => {
    const { min, max } = word === 'stop' ? { min: 0, max: 0 } : sizeOf(deployment, deployable);
    const service = nameIn(deployment, deployable.name);
    const bounds = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount', ResourceId: `service/${cluster}/${service}` };
    return [
      {
        name: `${word}-${deployable.name}-bounds`,
        at,
        service: 'applicationautoscaling',
        action: 'registerScalableTarget',
        input: { ...bounds, MinCapacity: min, MaxCapacity: max },
        permission: new iam.PolicyStatement({
          actions: ['application-autoscaling:RegisterScalableTarget'],
          resources: [here(deployment, 'application-autoscaling', 'scalable-target/*')],
          conditions: { StringEquals: { 'application-autoscaling:service-namespace': 'ecs' } },
        }),
      },
      {
        name: `${word}-${deployable.name}-tasks`,
        at,
        service: 'ecs',
        action: 'updateService',
        input: { Cluster: cluster, Service: service, DesiredCount: min },
        permission: new iam.PolicyStatement({
          actions: ['ecs:UpdateService'],
          resources: [here(deployment, 'ecs', `service/${cluster}/${service}`)],
        }),
      },
    ];
  });
}

const here = ({ region, environment }: Deployment, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${environment.account}:${resource}`;
