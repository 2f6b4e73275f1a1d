import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import type { Measure } from '../observability/alarms.ts';
import type { StandingQueue } from './queues.ts';

const period = Duration.minutes(1);

/** By its name, which is known: whoever looks at it from another stack needs no output of this one, of which a template may have two hundred. */
const waitingIn = (deployment: Deployment, queue: string): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    dimensionsMap: { QueueName: nameIn(deployment, queue) },
    period,
    statistic: 'Maximum',
  });

/** How many messages wait for each subscriber, and how many it has given up. */
export const queueMeasures = (deployment: Deployment, queues: readonly StandingQueue[]): readonly Measure[] =>
  queues.flatMap(({ declared }) => [
    {
      metric: 'queue-backlog',
      subject: declared.name,
      service: declared.subscriber,
      value: waitingIn(deployment, declared.name),
    },
    {
      metric: 'dead-letters',
      subject: declared.deadLetters,
      service: declared.subscriber,
      value: waitingIn(deployment, declared.deadLetters),
    },
  ]);
