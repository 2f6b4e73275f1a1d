import { type Deployable, type Message, stemOf, topics } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, aws_logs as logs } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import type { Measure } from './alarms.ts';
import { minute, shareOf, sum } from './metrics.ts';

/**
 * SNS counts a topic's messages together, SQS only those somebody hears. A task therefore writes one line for what it has published:
 * `{"said": "payment.failed.v1", "count": 3, …}`; the log group counts them.
 */
export const saidLine = { name: '$.said', count: '$.count' } as const;

const messagesOf = ({ services }: Pick<Deployable, 'services'>): readonly Message[] => services.flatMap(({ publishes = [] }) => publishes);

const namespaceOf = (deployment: Deployment): string => nameIn(deployment, 'messages');

/** How often each message of a deployable is published. */
export function countMessages(group: logs.LogGroup, deployment: Deployment, deployable: Deployable): void {
  for (const said of messagesOf(deployable))
    new logs.MetricFilter(group, `${stemOf(said)}-said`, {
      logGroup: group,
      filterPattern: logs.FilterPattern.stringValue(saidLine.name, '=', said.name),
      metricNamespace: namespaceOf(deployment),
      metricName: said.name,
      metricValue: saidLine.count,
      defaultValue: 0,
      unit: cloudwatch.Unit.COUNT,
    });
}

/** How often a message was published, in a minute unless told otherwise. */
export const publishedCount = (deployment: Deployment, said: Message, period = minute): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: namespaceOf(deployment),
    metricName: said.name,
    statistic: 'Sum',
    period,
    label: said.name,
    region: deployment.region,
  });

const endsWith = (said: Message, verb: string): boolean => stemOf(said).endsWith(`-${verb}`);

/** Where a thing either completes or fails, the share that fails: `payment.completed`, `payment.failed` → `payment-failure-percent`. */
export const outcomeMeasures = (deployment: Deployment, deployable: Deployable): readonly Measure[] =>
  [...topics(deployable)].flatMap(([thing, said]) => {
    const failed = said.find(message => endsWith(message, 'failed'));
    const completed = said.find(message => endsWith(message, 'completed'));
    const metric = deployment.system.services
      .flatMap(({ alarms = [] }) => alarms)
      .concat(deployment.environment.alarms ?? deployment.system.alarms)
      .find(alarm => alarm.metric === `${thing}-failure-percent`)?.metric;
    const service = deployable.services.find(({ publishes }) => failed && publishes?.includes(failed))?.name;
    if (!failed || !completed || !metric || service === undefined) return [];
    const failures = publishedCount(deployment, failed);
    const all = sum([failures, publishedCount(deployment, completed)]);
    return [{ metric, subject: thing, service, value: shareOf(failures, all, `${thing}s that fail in 100`) }];
  });
