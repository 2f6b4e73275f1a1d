import { type Manifest, type Message, topicOf, topics } from '@event-planner/model';
import { aws_iam as iam, type aws_kms as kms, aws_sns as sns, type aws_sqs as sqs, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import { variableName } from '../data/variables.ts';
import { createMessageKey } from './keys.ts';
import type { StandingQueue } from './queues.ts';

/** What carries messages from who says them to the queues of who hears them. */
export interface Carrier {
  /** What a service needs to say what it publishes. */
  accessOf(service: Manifest): Access;
}

/** The attribute of a message on the wire that holds its name: what subscriptions filter by. */
const nameAttribute = 'name';

export const topicArn = (stack: Stack, deployment: Deployment, topic: string): string =>
  stack.formatArn({ service: 'sns', resource: nameIn(deployment, topic) });

/** One topic per kind of thing. Each queue is subscribed to the topic of its message and gets that message alone, as it was said. */
export function createTopics(stack: Stack, deployment: Deployment, queues: readonly StandingQueue[]): Carrier {
  const key = createMessageKey(stack, deployment, { name: 'topics', senders: [] });
  const standing = new Map(
    [...topics(deployment.system).keys()].map(name => [
      name,
      new sns.Topic(stack, `${name}-topic`, { topicName: nameIn(deployment, name), masterKey: key, enforceSSL: true }),
    ]),
  );
  for (const queue of queues) {
    const topic = standing.get(topicOf(queue.declared.message));
    if (topic) subscribe(stack, topic, queue);
  }
  return { accessOf: ({ publishes = [] }) => accessTo(publishes, standing, key) };
}

function subscribe(stack: Stack, topic: sns.ITopic, { declared, queue, deadLetters }: StandingQueue): void {
  new sns.Subscription(stack, `${declared.name}-subscription`, {
    topic,
    protocol: sns.SubscriptionProtocol.SQS,
    endpoint: queue.queueArn,
    rawMessageDelivery: true,
    filterPolicy: { [nameAttribute]: sns.SubscriptionFilter.stringFilter({ allowlist: [declared.message.name] }) },
    // What SNS cannot deliver is a dead letter of the same queue: one place to look, one alarm.
    deadLetterQueue: deadLetters,
  });
  allowFrom('sns', topic.topicArn, [queue]);
}

/** Lets a carrier, and no other of its kind, write to queues. */
export function allowFrom(service: 'sns' | 'events', source: string, to: readonly sqs.IQueue[]): void {
  for (const queue of to)
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: `From${service}`,
        principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': source } },
      }),
    );
}

function accessTo(publishes: readonly Message[], standing: ReadonlyMap<string, sns.ITopic>, key: kms.IKey): Access {
  const names = new Set(publishes.map(topicOf));
  const own = [...standing].filter(([name]) => names.has(name));
  if (own.length === 0) return noAccess;
  return {
    variables: Object.fromEntries(own.map(([name, topic]) => [`TOPIC_${variableName(name)}`, topic.topicArn])),
    secrets: {},
    statements: [
      new iam.PolicyStatement({ actions: ['sns:Publish'], resources: own.map(([, topic]) => topic.topicArn) }),
      new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
    ],
  };
}
