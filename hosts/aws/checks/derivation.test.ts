import { defineService, gb, type Manifest, message, minutes, on, type System } from '@event-planner/model';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { eventPlanner } from '../../../systems/event-planner.ts';
import { checks, findingsOf } from './check-environment.ts';
import { sentenceOf } from './finding.ts';
import { checkTemplates } from './rules/validator.ts';
import { openSubject, type Subject } from './subject.ts';
import { resourcesOf } from './template/resources.ts';

process.env['CDK_VALIDATION'] = 'false';

const services: readonly Manifest[] = eventPlanner.services;
const heard = services.flatMap(({ publishes = [] }) => publishes)[0];
const asked = services[0];
if (!heard || !asked) throw new Error('there is nobody that a new service could hear and ask');

/** A service that nobody has ever named. */
const review = defineService({
  name: 'review',
  port: 8099,
  routes: ['/reviews'],
  database: { storage: gb(20), replicas: 1, connectionsPerTask: 5 },
  cache: { ratings: { key: 'rating:{id}', ttl: minutes(10), dropOn: ['owner'] } },
  publishes: [message('review.written.v1', z.object({ id: z.string() }))],
  subscribes: [on(heard)],
  calls: [asked.name],
  secrets: ['moderation-key'],
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 8] },
});
const system: System = {
  ...eventPlanner,
  services: [...services, review],
  secrets: { ...eventPlanner.secrets, 'moderation-key': 'random' },
  environments: { prod: eventPlanner.environments.prod },
};

let subject: Subject;
beforeAll(() => void (subject = openSubject(system, 'prod')), 60_000);

/** Properties of a type that speak of the new service. */
const about = (type: string): readonly string[] =>
  resourcesOf(subject, type)
    .filter(({ where, properties }) => where.includes('review') || JSON.stringify(properties).includes('review'))
    .map(({ stack, where, properties }) => `${stack.region} ${where} ${JSON.stringify(properties)}`);

const inEachRegion = (type: string, words: readonly string[] = []): void => {
  for (const { region } of subject.deployments) {
    const here = about(type).filter(text => text.startsWith(region));
    expect(
      here.some(text => words.every(word => text.includes(word))),
      `${type} in ${region} with ${words.join(' and ')}`,
    ).toBe(true);
  }
};

test.each([
  ['its own stack with a service', 'AWS::ECS::Service', ['event-planner-prod-review']],
  ['a task', 'AWS::ECS::TaskDefinition', ['8099']],
  ['target groups', 'AWS::ElasticLoadBalancingV2::TargetGroup', ['8099']],
  ['a rule for its route', 'AWS::ElasticLoadBalancingV2::ListenerRule', ['/api/reviews']],
  ['a log group', 'AWS::Logs::LogGroup', ['review']],
  ['a repository', 'AWS::ECR::Repository', ['review']],
  ['a database', 'AWS::RDS::DBInstance', ['review']],
  ['a security group', 'AWS::EC2::SecurityGroup', ['Who may talk to review,']],
  ['a way to what it calls', 'AWS::EC2::SecurityGroupEgress', [`review to ${asked.name}`]],
  ['a topic', 'AWS::SNS::Topic', ['event-planner-prod-review']],
  ['a queue', 'AWS::SQS::Queue', ['-review"', 'maxReceiveCount']],
  ['dead letters', 'AWS::SQS::Queue', ['-review-dlq']],
  ['an alarm on its dead letters', 'AWS::CloudWatch::Alarm', ['-review-dlq-dead-letters']],
  ['alarms', 'AWS::CloudWatch::Alarm', ['review-cpu-high']],
  ['scaling', 'AWS::ApplicationAutoScaling::ScalableTarget', ['"MaxCapacity":8']],
  ['a place in the dashboards', 'AWS::CloudWatch::Dashboard', ['review']],
] as const)('a service added to the system has %s', (_what, type, words) => inEachRegion(type, words));

test('a service added to the system has its secret', () => {
  expect(
    resourcesOf(subject, 'AWS::SecretsManager::Secret').some(({ properties }) => String(properties['Name']).endsWith('moderation-key')),
  ).toBe(true);
});

test('nothing is wrong with it but what a person must write: an article on its dead letters, and its line in the ledger', async () => {
  const found = await findingsOf(
    subject,
    checks.filter(check => check !== checkTemplates),
  );
  const left = found.filter(({ check, where }) => check !== 'ledger' && where !== 'docs/runbooks/dead-letters.md');
  // What is wrong without it is told by the test of the environments.
  const known = await findingsOf(
    openSubject(eventPlanner, 'prod'),
    checks.filter(check => check !== checkTemplates),
  );
  expect([...new Set(left.map(sentenceOf)).difference(new Set(known.map(sentenceOf)))]).toEqual([]);
  expect(found.some(({ where, what }) => where === 'docs/runbooks/dead-letters.md' && what.includes('-review-dlq'))).toBe(true);
});
