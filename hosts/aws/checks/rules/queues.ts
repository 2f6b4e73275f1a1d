import { type Queue, queues, topicOf } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { nameOf, type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { at, fieldsIn, listAt, numberAt } from '../template/values.ts';

/** Messages are queued exactly as declared, and none is lost in silence: dead letters, an alarm on them, an article on what to do. */
export function checkQueues(subject: Subject): readonly Finding[] {
  const letters = deadLetterQueues(subject);
  return [
    ...resourcesOf(subject, 'AWS::SQS::Queue').flatMap(queue =>
      letters.has(keyOf(queue)) ? isToldOf(subject, queue) : keeps(subject, queue),
    ),
    ...subject.deployments.flatMap(deployment => queues(subject.system).flatMap(queue => asDeclared(subject, deployment, queue))),
  ];
}

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'queues', where, what, cure });

const keyOf = ({ stack, id }: Placed): string => `${stack.id}/${id}`;

const keeps = (subject: Subject, queue: Placed): readonly Finding[] =>
  targetOf(subject, queue.stack, at(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn'))
    ? []
    : [finding(queue.where, 'the queue has no dead letters', 'give it a queue for what cannot be handled')];

const isToldOf = (subject: Subject, queue: Placed): readonly Finding[] =>
  isWatched(subject, queue) ? [] : [finding(queue.where, 'nobody is told of its dead letters', 'measure it as dead-letters')];

/** Of queues, topics, rules, schedules: wherever something is put that could not be delivered. */
const deadLetterQueues = (subject: Subject): ReadonlySet<string> =>
  new Set(
    resourcesOf(subject).flatMap(other =>
      [...fieldsIn(other.properties)]
        .map(fields => fields['RedrivePolicy'] ?? fields['DeadLetterConfig'])
        .map(policy => targetOf(subject, other.stack, at(policy, 'deadLetterTargetArn') ?? at(policy, 'Arn') ?? at(policy, 'TargetArn')))
        .filter(target => target !== undefined)
        .map(keyOf),
    ),
  );

const isWatched = (subject: Subject, queue: Placed): boolean =>
  resourcesOf({ stacks: subject.stacks.filter(({ region }) => region === queue.stack.region) }, 'AWS::CloudWatch::Alarm').some(
    alarm =>
      listAt(alarm.properties, 'AlarmActions').length > 0 &&
      [...fieldsIn(alarm.properties)].some(fields => measures(subject, alarm, { fields, queue })),
  );

const measures = (
  subject: Subject,
  alarm: Placed,
  { fields, queue }: { readonly fields: Readonly<Record<string, unknown>>; readonly queue: Placed },
): boolean =>
  fields['Namespace'] === 'AWS/SQS' &&
  listAt(fields, 'Dimensions').some(dimension => {
    const name = nameOf(subject, alarm.stack, { value: at(dimension, 'Value'), named: 'QueueName' });
    return name !== undefined && name === nameOf(subject, queue.stack, { value: { Ref: queue.id }, named: 'QueueName' });
  });

function asDeclared(subject: Subject, deployment: Deployment, queue: Queue): readonly Finding[] {
  const name = nameIn(deployment, queue.name);
  const found = queuesNamed(subject, deployment, name)[0];
  if (!found)
    return [
      finding(
        `${name} in ${deployment.region}`,
        `${queue.subscriber} listens to ${queue.message.name}, but there is no queue for it`,
        'make it',
      ),
    ];
  return [...differences(subject, found, queue), ...fed(subject, found, queue), ...described(subject, queue)];
}

const queuesNamed = (subject: Subject, { region }: Deployment, name: string): readonly Placed[] =>
  resourcesOf(subject, 'AWS::SQS::Queue').filter(({ stack, properties }) => stack.region === region && properties['QueueName'] === name);

function differences(subject: Subject, queue: Placed, declared: Queue): readonly Finding[] {
  const letters = targetOf(subject, queue.stack, at(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn'));
  const figures: readonly (readonly [string, number | undefined, number])[] = [
    ['is visible again after', numberAt(queue.properties, 'VisibilityTimeout'), declared.visibility],
    ['keeps messages for', numberAt(queue.properties, 'MessageRetentionPeriod'), declared.retention],
    ['tries a message', numberAt(queue.properties, 'RedrivePolicy', 'maxReceiveCount'), declared.receives],
    ['keeps dead letters for', numberAt(letters?.properties, 'MessageRetentionPeriod'), declared.deadLetterRetention],
  ];
  return figures
    .filter(([, actual, expected]) => actual !== expected)
    .map(([what, actual, expected]) =>
      finding(queue.where, `it ${what} ${actual} instead of ${expected}`, `take it from the subscription`),
    );
}

/** By a subscription of the message's topic that lets this message through and no other, or by a rule of the bus. */
function fed(subject: Subject, queue: Placed, declared: Queue): readonly Finding[] {
  const feeds = resourcesOf(subject, 'AWS::SNS::Subscription', 'AWS::Events::Rule').filter(({ stack, properties }) => {
    const ends = [properties['Endpoint'], ...listAt(properties, 'Targets').map(target => at(target, 'Arn'))];
    return ends.some(end => {
      const target = end === undefined ? undefined : targetOf(subject, stack, end);
      return target?.id === queue.id && target.stack.id === queue.stack.id;
    });
  });
  const filters = feeds.map(({ properties }) => JSON.stringify(properties['FilterPolicy'] ?? properties['EventPattern'] ?? {}));
  if (filters.length === 1 && filters[0]?.includes(`"${declared.message.name}"`)) return [];
  return [
    finding(
      queue.where,
      `it is fed by ${filters.length === 0 ? 'nobody' : filters.join(' and ')}`,
      `subscribe it to ${topicOf(declared.message)}, filtered by ${declared.message.name}`,
    ),
  ];
}

const described = ({ article }: Subject, { deadLetters }: Queue): readonly Finding[] =>
  headingsOf(article('dead-letters')).some(heading => heading.includes(deadLetters) || heading.includes(deadLetters.replace(/-dlq$/, '')))
    ? []
    : [finding(`docs/runbooks/dead-letters.md`, `${deadLetters} has no heading`, 'say what its letters mean and how they are sent again')];

export const headingsOf = (text = ''): readonly string[] => text.split('\n').filter(line => line.startsWith('#'));
