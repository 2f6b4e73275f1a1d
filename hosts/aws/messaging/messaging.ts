import { type Manifest, queues as queuesOf, topics as topicsOf } from '@event-planner/model';
import { aws_iam as iam, type aws_kms as kms, type Stack } from 'aws-cdk-lib';
import { type Access, mergeAccess, noAccess } from '../access.ts';
import { variableName } from '../data/variables.ts';
import type { Deployment } from '../deployment.ts';
import { type AlertTopics, createAlarms, type Measure } from '../observability/alarms.ts';
import { createAlerts } from './alerts.ts';
import { createBus, ruleArn } from './bus.ts';
import { createMessageKey } from './keys.ts';
import { queueMeasures } from './measures.ts';
import { type Bringer, createQueues, queueArn, type StandingQueue } from './queues.ts';
import { createTopics, topicArn } from './topics.ts';

export interface Messaging {
  readonly alerts: AlertTopics;
  readonly measures: readonly Measure[];
  readonly queues: readonly StandingQueue[];
  accessOf(service: Manifest): Access;
}

/** Topics or a bus, queues and their dead letters, exactly as manifests declare them; and where alarms write to. */
export function createMessaging(stack: Stack, deployment: Deployment): Messaging {
  const alerts = createAlerts(stack, deployment);
  const bringer = bringerOf(stack, deployment);
  const key = createMessageKey(stack, deployment, { name: 'queues', senders: [bringer] });
  const queues = createQueues(stack, deployment, { key, bringer });
  const carrier = (deployment.system.bus ? createBus : createTopics)(stack, deployment, queues);
  const measures = queueMeasures(deployment, queues);
  createAlarms(stack, { deployment, alerts, measures });
  return {
    alerts,
    measures,
    queues,
    accessOf: service =>
      mergeAccess([
        carrier.accessOf(service),
        hearing(
          queues.filter(({ declared }) => declared.subscriber === service.name),
          key,
          name => queueArn(stack, deployment, name),
        ),
      ]),
  };
}

/** Who brings messages to the queues, by name: see `createMessageKey`. */
function bringerOf(stack: Stack, deployment: Deployment): Bringer {
  const { system } = deployment;
  return system.bus
    ? { service: 'events', sources: queuesOf(system).map(({ name }) => ruleArn(stack, deployment, name)) }
    : { service: 'sns', sources: [...topicsOf(system).keys()].map(topic => topicArn(stack, deployment, topic)) };
}

/** To take messages from its queues, and to bring its dead letters back into them. */
function hearing(own: readonly StandingQueue[], key: kms.IKey, arnOf: (name: string) => string): Access {
  if (own.length === 0) return noAccess;
  const taking = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'];
  return {
    variables: Object.fromEntries(
      own.flatMap(({ declared, queue, deadLetters }) => [
        [`QUEUE_${variableName(declared.name)}`, queue.queueUrl],
        [`DEAD_LETTERS_${variableName(declared.name)}`, deadLetters.queueUrl],
      ]),
    ),
    secrets: {},
    statements: [
      new iam.PolicyStatement({ actions: [...taking, 'sqs:SendMessage'], resources: own.map(({ declared }) => arnOf(declared.name)) }),
      new iam.PolicyStatement({
        actions: [...taking, 'sqs:StartMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:CancelMessageMoveTask'],
        resources: own.map(({ declared }) => arnOf(declared.deadLetters)),
      }),
      new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
    ],
  };
}
