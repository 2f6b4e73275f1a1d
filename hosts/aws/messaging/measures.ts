import { Duration } from 'aws-cdk-lib';
import type { Measure } from '../observability/alarms.ts';
import type { StandingQueue } from './queues.ts';

const period = Duration.minutes(1);

/** How many messages wait for each subscriber, and how many it has given up. */
export const queueMeasures = (queues: readonly StandingQueue[]): readonly Measure[] =>
  queues.flatMap(({ declared, queue, deadLetters }) => [
    {
      metric: 'queue-backlog',
      subject: declared.name,
      service: declared.subscriber,
      value: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    },
    {
      metric: 'dead-letters',
      subject: declared.deadLetters,
      service: declared.subscriber,
      value: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    },
  ]);
