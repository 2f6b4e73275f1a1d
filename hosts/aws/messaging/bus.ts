import {
  aws_events as events,
  aws_events_targets as targets,
  aws_iam as iam,
  type aws_kms as kms,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import { noAccess } from '../access.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import { createMessageKey } from './keys.ts';
import type { StandingQueue } from './queues.ts';
import type { Carrier } from './topics.ts';

export const ruleArn = (stack: Stack, deployment: Deployment, queue: string): string =>
  stack.formatArn({ service: 'events', resource: 'rule', resourceName: `${nameIn(deployment, 'bus')}/${nameIn(deployment, queue)}` });

/**
 * One bus for everything that is said: an event's source is the system, its type the message's name, its detail the envelope.
 * Each queue has a rule for its message and gets the envelope alone, just as from a topic. The archive keeps what may be shown.
 */
export function createBus(stack: Stack, deployment: Deployment, queues: readonly StandingQueue[]): Carrier {
  const { system, environment } = deployment;
  const name = nameIn(deployment, 'bus');
  const arn = stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: name });
  const key = createMessageKey(stack, deployment, { name: 'bus', senders: [{ service: 'events' }] });
  const bus = new events.EventBus(stack, 'bus', {
    eventBusName: name,
    description: `what the services of ${system.title} say`,
    kmsKey: key,
  });
  if (system.bus) createArchive(deployment, bus, key);
  for (const { declared, queue, deadLetters } of queues)
    new events.Rule(stack, `${declared.name}-rule`, {
      eventBus: bus,
      ruleName: nameIn(deployment, declared.name),
      eventPattern: { account: [environment.account], source: [system.name], detailType: [declared.message.name] },
      targets: [
        new targets.SqsQueue(queue, {
          message: events.RuleTargetInput.fromEventPath('$.detail'),
          deadLetterQueue: deadLetters,
          // Delivery is tried as long as the queue itself would have kept the message, and EventBridge tries no longer than a day.
          maxEventAge: Duration.seconds(Math.min(declared.retention, Duration.days(1).toSeconds())),
        }),
      ],
    });
  return {
    accessOf: ({ publishes = [] }) =>
      publishes.length === 0
        ? noAccess
        : {
            variables: { BUS: name },
            secrets: {},
            statements: [
              new iam.PolicyStatement({
                actions: ['events:PutEvents'],
                resources: [arn],
                // A service says what it publishes, in the system's name.
                conditions: {
                  StringEquals: { 'events:source': system.name },
                  'ForAllValues:StringEquals': { 'events:detail-type': publishes.map(message => message.name) },
                },
              }),
              new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
            ],
          },
  };
}

/** Everything that was said, to be said again; but not what a message's `sensitive` keeps from an archive. */
function createArchive({ system, ...deployment }: Deployment, bus: events.EventBus, key: kms.IKey): void {
  const sensitive = system.services.flatMap(({ publishes = [] }) => publishes.filter(message => message.sensitive).map(({ name }) => name));
  bus.archive('archive', {
    archiveName: nameIn({ system, ...deployment }, 'archive'),
    retention: Duration.seconds(system.bus?.archive ?? 0),
    eventPattern: { source: [system.name], ...(sensitive.length > 0 && { detailType: events.Match.anythingBut(...sensitive) }) },
    kmsKey: key,
  });
}
