import { queues, topicOf, topics } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import type { aws_iam as iam } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { nameIn } from '../deployment.ts';
import { everywhere, type Kept, library, titleOf } from '../test-system.ts';

type Properties = Record<string, unknown>;
interface Found {
  readonly id: string;
  readonly properties: Properties;
}

const find = ({ templates }: Kept, type: string): readonly Found[] =>
  Object.entries(templates.messaging.findResources(type)).map(([id, resource]) => ({
    id,
    properties: resource['Properties'] as Properties,
  }));

const policiesOf = (kept: Kept, queueId: string): readonly string[] =>
  find(kept, 'AWS::SQS::QueuePolicy')
    .filter(({ properties }) => JSON.stringify(properties['Queues']).includes(`{"Ref":"${queueId}"}`))
    .map(({ properties }) => JSON.stringify(properties));

const planner = everywhere(eventPlanner);
const bussed = everywhere(library);
const all = [...planner, ...bussed].map(kept => [titleOf(kept), kept] as const);

const nameOf = (found: readonly Found[], reference: unknown): unknown => {
  const text = JSON.stringify(reference);
  return found.find(({ id }) => text.includes(`"${id}"`))?.properties['QueueName'];
};

test.each(all)('%s: queues and their dead letters stand exactly as declared', (_, kept) => {
  const standing = find(kept, 'AWS::SQS::Queue');
  const name = (of: string): string => nameIn(kept.deployment, of);
  const declared = queues(kept.deployment.system).flatMap(queue => [
    {
      name: name(queue.name),
      visibility: queue.visibility,
      retention: queue.retention,
      receives: queue.receives,
      deadLetters: name(queue.deadLetters),
    },
    { name: name(queue.deadLetters), retention: queue.deadLetterRetention },
  ]);
  const found = standing.map(({ properties: p }) => {
    const redrive = p['RedrivePolicy'] as Properties | undefined;
    return {
      name: p['QueueName'],
      retention: p['MessageRetentionPeriod'],
      ...(redrive && {
        visibility: p['VisibilityTimeout'],
        receives: redrive['maxReceiveCount'],
        deadLetters: nameOf(standing, redrive['deadLetterTargetArn']),
      }),
    };
  });
  const byName = (a: { readonly name: unknown }, b: { readonly name: unknown }): number => String(a.name).localeCompare(String(b.name));
  expect(found.toSorted(byName)).toEqual(declared.toSorted(byName));
});

test.each(all)('%s: every queue is encrypted with a customer key and takes nothing in the clear', (_, kept) => {
  for (const { id, properties } of find(kept, 'AWS::SQS::Queue')) {
    expect(JSON.stringify(properties['KmsMasterKeyId'])).toContain('queueskey');
    // Of two policies of one queue the later would win.
    expect(policiesOf(kept, id)).toHaveLength(1);
    expect(policiesOf(kept, id).join()).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
  }
});

test.each(all)('%s: every queue has dead letters that only it may fill, and an alarm that tells of them', (_, kept) => {
  const alarms = find(kept, 'AWS::CloudWatch::Alarm').map(({ properties }) => properties['AlarmName']);
  const standing = find(kept, 'AWS::SQS::Queue');
  for (const { name, deadLetters } of queues(kept.deployment.system)) {
    expect(alarms).toContain(nameIn(kept.deployment, `${deadLetters}-dead-letters`));
    const dead = standing.find(({ properties }) => properties['QueueName'] === nameIn(kept.deployment, deadLetters));
    const { region, environment } = kept.deployment;
    const source = JSON.stringify(dead?.properties['RedriveAllowPolicy']);
    expect(source).toContain(`:${region}:${environment.account}:${nameIn(kept.deployment, name)}"`);
    expect(source).toContain('byQueue');
  }
});

test.each(planner.map(kept => [titleOf(kept), kept] as const))(
  '%s: a queue hears its message alone, as it was said, from its topic alone',
  (_, kept) => {
    const standing = find(kept, 'AWS::SQS::Queue');
    const talking = find(kept, 'AWS::SNS::Topic');
    const topicNamed = (topic: string): string =>
      talking.find(({ properties }) => properties['TopicName'] === nameIn(kept.deployment, topic))?.id ?? '';
    const found = find(kept, 'AWS::SNS::Subscription')
      .filter(({ properties }) => properties['Protocol'] === 'sqs')
      .map(({ properties: p }) => ({
        queue: nameOf(standing, p['Endpoint']),
        topic: (p['TopicArn'] as { readonly Ref: string }).Ref,
        raw: p['RawMessageDelivery'],
        filter: p['FilterPolicy'],
        lost: nameOf(standing, (p['RedrivePolicy'] as Properties)['deadLetterTargetArn']),
      }));
    const declared = queues(eventPlanner).map(queue => ({
      queue: nameIn(kept.deployment, queue.name),
      topic: topicNamed(topicOf(queue.message)),
      raw: true,
      filter: { name: [queue.message.name] },
      lost: nameIn(kept.deployment, queue.deadLetters),
    }));
    expect(found).toHaveLength(declared.length);
    expect(found).toEqual(expect.arrayContaining(declared));
    for (const { queue, topic } of declared) {
      const { id } = standing.find(({ properties }) => properties['QueueName'] === queue) ?? { id: '' };
      const [own = ''] = policiesOf(kept, id);
      expect(own).toContain(`"Condition":{"ArnEquals":{"aws:SourceArn":{"Ref":"${topic}"}}}`);
      expect([...own.matchAll(/"Effect":"Allow","Principal":{"Service":"([^"]+)"}/g)].map(([, service]) => service)).toEqual([
        'sns.amazonaws.com',
      ]);
      expect(own.match(/"Effect":"Allow"/g)).toHaveLength(1);
    }
  },
);

test.each(planner.map(kept => [titleOf(kept), kept] as const))(
  '%s: there is a topic for each kind of thing, and one for each severity',
  (_, kept) => {
    const names = find(kept, 'AWS::SNS::Topic').map(({ properties }) => properties['TopicName']);
    const declared = [...topics(eventPlanner).keys(), 'alerts-critical', 'alerts-warning'].map(topic => nameIn(kept.deployment, topic));
    expect(names.toSorted()).toEqual(declared.toSorted());
  },
);

test.each(all)('%s: operators hear of alarms, which may use the key of what they write to', (_, kept) => {
  const mails = find(kept, 'AWS::SNS::Subscription').filter(({ properties }) => properties['Protocol'] === 'email');
  expect(mails.map(({ properties }) => properties['Endpoint'])).toEqual(Array(2).fill(kept.deployment.system.operators.mail));
  const key = find(kept, 'AWS::KMS::Key').find(({ id }) => id.startsWith('alertskey'));
  expect(JSON.stringify(key?.properties)).toContain('"Service":"cloudwatch.amazonaws.com"');
  expect(key?.properties['EnableKeyRotation']).toBe(true);
});

const allowed = (statements: readonly iam.PolicyStatement[], action: string): readonly string[] =>
  statements.filter(({ actions }) => actions.includes(action)).flatMap(({ resources }) => resources);

test.each(planner.map(kept => [titleOf(kept), kept] as const))(
  '%s: a service may say what it publishes and take what it hears, and nothing else',
  (_, kept) => {
    for (const service of eventPlanner.services) {
      const { variables, statements } = kept.messaging.accessOf(service);
      const said = new Set(('publishes' in service ? service.publishes : []).map(message => topicOf(message)));
      const heard = queues(eventPlanner).filter(({ subscriber }) => subscriber === service.name);
      expect(allowed(statements, 'sns:Publish')).toHaveLength(said.size);
      expect(allowed(statements, 'sqs:ReceiveMessage')).toHaveLength(heard.length * 2);
      expect(allowed(statements, 'sqs:StartMessageMoveTask')).toHaveLength(heard.length);
      expect(Object.keys(variables).toSorted()).toEqual(
        [
          ...[...said].map(topic => `TOPIC_${topic.toUpperCase()}`),
          ...heard.flatMap(({ name }) => ['QUEUE', 'DEAD_LETTERS'].map(kind => `${kind}_${name.toUpperCase().replaceAll('-', '_')}`)),
        ].toSorted(),
      );
      expect(statements.flatMap(({ resources }) => resources)).not.toContain('*');
    }
  },
);

test('every queue is measured for its subscriber: what waits, and what was given up', () => {
  for (const kept of planner)
    expect(kept.messaging.measures.map(({ metric, subject, service }) => [metric, subject, service])).toEqual(
      queues(eventPlanner).flatMap(({ name, deadLetters, subscriber }) => [
        ['queue-backlog', name, subscriber],
        ['dead-letters', deadLetters, subscriber],
      ]),
    );
});

test.each(bussed.map(kept => [titleOf(kept), kept] as const))('%s: a bus with an archive takes the place of topics', (_, kept) => {
  const { deployment } = kept;
  expect(find(kept, 'AWS::SNS::Topic').map(({ properties }) => properties['TopicName'])).toEqual(
    ['critical', 'warning'].map(severity => nameIn(deployment, `alerts-${severity}`)),
  );
  const [archive] = find(kept, 'AWS::Events::Archive');
  expect(archive?.properties['RetentionDays']).toBe(30);
  expect(archive?.properties['EventPattern']).toEqual({ source: ['library'], 'detail-type': [{ 'anything-but': ['loan.code-sent.v1'] }] });
  const [rule, ...others] = find(kept, 'AWS::Events::Rule');
  expect(others).toEqual([]);
  expect(rule?.properties).toMatchObject({
    Name: nameIn(deployment, 'loan-lent-reminder'),
    EventPattern: { source: ['library'], 'detail-type': ['loan.lent.v1'] },
    Targets: [{ InputPath: '$.detail', DeadLetterConfig: expect.anything() as unknown }],
  });
  const [lender, reminder] = library.services;
  expect(kept.messaging.accessOf(lender).variables).toEqual({ BUS: nameIn(deployment, 'bus') });
  expect(allowed(kept.messaging.accessOf(lender).statements, 'events:PutEvents')).toHaveLength(1);
  expect(allowed(kept.messaging.accessOf(reminder).statements, 'events:PutEvents')).toEqual([]);
});
