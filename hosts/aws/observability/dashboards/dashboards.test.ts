import { queues, topics } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { withReview } from '../../compute/added-service.ts';
import { allOf, onlyOf, stackIn } from '../../compute/stacks-for-tests.ts';

type System = typeof eventPlanner | typeof withReview;

function bodyOf(name: string, environment = 'prod', system: System = eventPlanner): string {
  const stack = stackIn(environment, 'observability', system);
  const found = allOf(stack, 'AWS::CloudWatch::Dashboard').find(one => one['DashboardName'] === `event-planner-${environment}-${name}`);
  return JSON.stringify(found?.['DashboardBody']).replaceAll('\\', '');
}

test('there is a dashboard for operations, for the business and for the cost, and the waiting region has its own', () => {
  const names = (stack: string): readonly unknown[] =>
    allOf(stackIn('prod', stack), 'AWS::CloudWatch::Dashboard').map(one => one['DashboardName']);
  expect(names('observability')).toEqual(['operations', 'business', 'cost'].map(name => `event-planner-prod-${name}`));
  expect(names('standby-observability')).toEqual(['operations', 'business', 'cost'].map(name => `event-planner-prod-standby-${name}`));
});

test('operations sees every deployable by every measure, and every queue', () => {
  const body = bodyOf('operations');
  for (const title of [
    'cpu percent',
    'memory percent',
    'healthy targets',
    'server errors per minute',
    'latency p95 ms',
    'queue backlog',
    'dead letters',
  ])
    expect(body).toContain(`"title":"${title}"`);
  for (const { name } of eventPlanner.services) expect(body).toContain(`"label":"${name}"`);
  for (const { name, deadLetters } of queues(eventPlanner)) {
    expect(body).toContain(`"label":"${name}"`);
    expect(body).toContain(`"label":"${deadLetters}"`);
  }
});

test('thresholds stand in the graphs as the system states them', () => {
  const body = bodyOf('operations');
  expect(body).toContain('{"value":80,"label":"cpu-high","color":"#d62728","yAxis":"left"}');
  expect(body).toContain('"label":"answers-slow"');
});

test('every alarm is shown with its state and with what to do', () => {
  const alarms = eventPlanner.services.flatMap(({ name }) =>
    allOf(stackIn('prod', name), 'AWS::CloudWatch::Alarm').flatMap(alarm =>
      typeof alarm['AlarmName'] === 'string' ? [alarm['AlarmName']] : [],
    ),
  );
  expect(alarms.length).toBeGreaterThan(30);
  const body = bodyOf('operations');
  for (const name of alarms) {
    expect(body).toContain(`:alarm:${name}"`);
    expect(body).toMatch(new RegExp(`\\| ${name} \\| (critical|warning) \\| docs/runbooks/[a-z-]+\\.md \\|`));
  }
});

test('where the runbooks can be read is a link', () => {
  const system = { ...eventPlanner, operators: { ...eventPlanner.operators, runbooks: 'https://docs.example/runbooks' } } as const;
  const dashboards = allOf(stackIn('startup', 'observability', system), 'AWS::CloudWatch::Dashboard');
  expect(JSON.stringify(dashboards)).toContain('[scale](https://docs.example/runbooks/scale.md)');
});

test('the business sees every message the services say', () => {
  const body = bodyOf('business');
  for (const said of [...topics(eventPlanner).values()].flat()) expect(body).toContain(`"${said.name}"`);
  expect(body).toContain('"title":"payment failure percent"');
});

test('the cost is shown beside its budget and what it comes from', () => {
  const body = bodyOf('cost');
  expect(body).toContain('EstimatedCharges');
  expect(body).toContain('"label":"budget"');
  for (const driver of ['ConsumedLCUs', 'BytesOutToDestination', 'IncomingBytes', 'RunningTaskCount']) expect(body).toContain(driver);
});

test('a guest in another environment’s account leaves the bill and the sampling to its host', () => {
  const { dev } = eventPlanner.environments;
  const system = { ...eventPlanner, environments: { ...eventPlanner.environments, visit: { ...dev, guestOf: 'dev' } } };
  const stack = stackIn('visit', 'observability', system);
  expect(allOf(stack, 'AWS::CloudWatch::Dashboard').map(one => one['DashboardName'])).toEqual([
    'event-planner-visit-operations',
    'event-planner-visit-business',
  ]);
  expect(allOf(stack, 'AWS::XRay::SamplingRule')).toEqual([]);
});

test('a service that is added is on the dashboards', () => {
  expect(bodyOf('operations', 'prod', withReview)).toContain('"label":"review"');
  expect(bodyOf('operations', 'prod', withReview)).toContain('event-planner-prod-review-reviews-slow');
  for (const said of ['review.completed.v1', 'review.failed.v1']) expect(bodyOf('business', 'prod', withReview)).toContain(said);
});

test.each(['prod', 'startup'] as const)(
  'X-Ray draws the share of traces that %s states, and keeps failed and slow ones together',
  environment => {
    const stack = stackIn(environment, 'observability');
    expect(onlyOf(stack, 'AWS::XRay::SamplingRule')['SamplingRule']).toMatchObject({
      FixedRate: eventPlanner.environments[environment].traces / 100,
    });
    expect(onlyOf(stack, 'AWS::XRay::Group')['FilterExpression']).toContain('fault = true');
  },
);
