import {
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  aws_events as events,
  aws_events_targets as targets,
  type aws_lambda as lambda,
  type aws_stepfunctions as stepfunctions,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import { domainIn } from '@event-planner/model';
import { type Deployment, deploymentsOf, nameIn } from '../../deployment.ts';
import type { AlertTopics } from '../../observability/alarms.ts';
import { regionalHost } from '../names.ts';

export interface WatchParts {
  readonly probe: lambda.IFunction;
  readonly machine: stepfunctions.IStateMachine;
  readonly alerts: AlertTopics;
}

/**
 * Looks at the primary region from this one every minute. Route 53 looks too, and moves people by itself, but tells what it saw in
 * us-east-1 alone: where that is the lost region nobody would hear of it.
 */
export function watchPrimary(stack: Stack, deployment: Deployment, { probe, machine, alerts }: WatchParts): void {
  const [primary] = deploymentsOf(deployment.system, deployment.environmentName);
  if (!primary) return;
  const { health } = deployment.system.edge;
  const minute = Duration.minutes(1);
  const asked = { host: domainIn(deployment.system, deployment.environmentName).api, connect: regionalHost(primary) };
  new events.Rule(stack, 'Ask', {
    schedule: events.Schedule.rate(minute),
    targets: [new targets.LambdaFunction(probe, { event: events.RuleTargetInput.fromObject(asked), retryAttempts: 0 })],
  });
  const lost = new cloudwatch.Alarm(stack, 'PrimaryLost', {
    alarmName: nameIn(deployment, 'primary-lost'),
    alarmDescription: `${deployment.system.title} ${deployment.environmentName} does not answer in ${primary.region}. What to do: docs/runbooks/region.md`,
    metric: probe.metricErrors({ period: minute, statistic: 'Sum' }),
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: health.unhealthy,
    // Not having asked is not an answer: it is told, and only a person moves anything.
    treatMissingData: cloudwatch.TreatMissingData.BREACHING,
  });
  lost.addAlarmAction(new actions.SnsAction(alerts.critical));
  lost.addOkAction(new actions.SnsAction(alerts.critical));
  new events.Rule(stack, 'Prepare', {
    description: 'The primary is lost: grow the tasks here, and ask whether to move',
    eventPattern: {
      source: ['aws.cloudwatch'],
      detailType: ['CloudWatch Alarm State Change'],
      resources: [lost.alarmArn],
      detail: { state: { value: ['ALARM'] } },
    },
    targets: [new targets.SfnStateMachine(machine, { input: events.RuleTargetInput.fromObject({ approved: false }) })],
  });
}
