import { type Queue, queues, topicOf } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { nameOf, type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { at, fieldsIn, listAt, numberAt } from '../template/values.ts';

/** Messages are queued exactly as declared, and none is lost in silence: dead letters, an alarm on them, an article on what to do. */
export function checkQueues(subject: Subject): readonly Finding[] {
  const letters = deadLetterQueues(subject);
  const watched = watchedQueues(subject);
  const made = resourcesOf(subject, 'AWS::SQS::Queue');
  const there: There = { named: Map.groupBy(made, placeOf), feeds: feedsOf(subject) };
  return [
    ...made.flatMap(queue => (letters.has(keyOf(queue)) ? isToldOf(subject, queue, watched) : keeps(subject, queue))),
    ...subject.deployments.flatMap(deployment =>
      queues(subject.system).flatMap(queue => asDeclared(subject, { deployment, queue }, there)),
    ),
  ];
}

/** What the templates have, looked through once for all queues. */
interface There {
  /** By `placeOf`. */
  readonly named: ReadonlyMap<string, readonly Placed[]>;
  /** What puts something into a queue, by the queue's `keyOf`. */
  readonly feeds: ReadonlyMap<string, readonly Placed[]>;
}

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'queues', where, what, cure });

const keyOf = ({ stack, id }: Placed): string => `${stack.id}/${id}`;

const placeOf = ({ stack, properties }: Placed): string => `${String(properties['QueueName'])} in ${stack.region}`;

const keeps = (subject: Subject, queue: Placed): readonly Finding[] =>
  targetOf(subject, queue.stack, at(queue.properties, 'RedrivePolicy', 'deadLetterTargetArn'))
    ? []
    : [finding(queue.where, 'the queue has no dead letters', 'give it a queue for what cannot be handled')];

const isToldOf = (subject: Subject, queue: Placed, watched: ReadonlySet<string>): readonly Finding[] =>
  watched.has(`${nameOf(subject, queue.stack, { value: { Ref: queue.id }, named: 'QueueName' })} in ${queue.stack.region}`)
    ? []
    : [finding(queue.where, 'nobody is told of its dead letters', 'measure it as dead-letters')];

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

/** What an alarm that tells somebody measures, by name and region. */
const watchedQueues = (subject: Subject): ReadonlySet<string> =>
  new Set(
    resourcesOf(subject, 'AWS::CloudWatch::Alarm')
      .filter(alarm => listAt(alarm.properties, 'AlarmActions').length > 0)
      .flatMap(({ stack, properties }) =>
        [...fieldsIn(properties)]
          .filter(fields => fields['Namespace'] === 'AWS/SQS')
          .flatMap(fields => listAt(fields, 'Dimensions'))
          .map(dimension => nameOf(subject, stack, { value: at(dimension, 'Value'), named: 'QueueName' }))
          .filter(name => name !== undefined)
          .map(name => `${name} in ${stack.region}`),
      ),
  );

function asDeclared(
  subject: Subject,
  { deployment, queue }: { readonly deployment: Deployment; readonly queue: Queue },
  { named, feeds }: There,
): readonly Finding[] {
  const place = `${nameIn(deployment, queue.name)} in ${deployment.region}`;
  const found = named.get(place)?.[0];
  if (!found) return [finding(place, `${queue.subscriber} listens to ${queue.message.name}, but there is no queue for it`, 'make it')];
  return [...differences(subject, found, queue), ...fed(found, queue, feeds.get(keyOf(found))), ...described(subject, queue)];
}

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

/** Subscriptions and rules of the bus by each queue that they put something into. */
function feedsOf(subject: Subject): ReadonlyMap<string, readonly Placed[]> {
  const feeds = resourcesOf(subject, 'AWS::SNS::Subscription', 'AWS::Events::Rule').flatMap(feed => {
    const ends = [feed.properties['Endpoint'], ...listAt(feed.properties, 'Targets').map(target => at(target, 'Arn'))];
    const targets = ends.map(end => targetOf(subject, feed.stack, end)).filter(target => target !== undefined);
    return [...new Set(targets.map(keyOf))].map(queue => ({ queue, feed }));
  });
  return new Map([...Map.groupBy(feeds, ({ queue }) => queue)].map(([queue, pairs]) => [queue, pairs.map(({ feed }) => feed)]));
}

/** By a subscription of the message's topic that lets this message through and no other, or by a rule of the bus. */
function fed(queue: Placed, declared: Queue, feeds: readonly Placed[] = []): readonly Finding[] {
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
