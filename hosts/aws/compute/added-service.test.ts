import { expect, test } from 'vitest';
import { withReview } from './added-service.ts';
import { allOf, onlyOf, stackIn, stacksIn } from './stacks-for-tests.ts';

const named = 'event-planner-prod-review';

test('a service that is added has tasks in every region of every environment', () => {
  expect(stacksIn('prod', withReview).has('review')).toBe(true);
  expect(stacksIn('prod', withReview).has('standby-review')).toBe(true);
  expect(onlyOf(stackIn('prod', 'review', withReview), 'AWS::ECS::Service')).toMatchObject({
    ServiceName: named,
    LoadBalancers: [{ ContainerPort: 8091 }],
    DeploymentConfiguration: { Strategy: 'LINEAR' },
  });
  const together = JSON.stringify(onlyOf(stackIn('startup', 'event-planner', withReview), 'AWS::ECS::TaskDefinition'));
  expect(together).toContain('auth,event,booking,payment,notification,audit,review');
});

test('it is reached by its paths, sockets among them', () => {
  for (const rule of allOf(stackIn('prod', 'review', withReview), 'AWS::ElasticLoadBalancingV2::ListenerRule'))
    expect(rule).toMatchObject({ Conditions: [{ PathPatternConfig: { Values: ['/api/reviews', '/api/reviews/*'] } }] });
});

test('it is watched by every alarm of the system, and by its own', () => {
  const names = allOf(stackIn('prod', 'review', withReview), 'AWS::CloudWatch::Alarm').map(alarm => alarm['AlarmName']);
  for (const alarm of [
    'cpu-high',
    'memory-high',
    'no-healthy-target',
    'server-errors',
    'cpu-rising',
    'memory-rising',
    'answers-slow',
    'reviews-slow',
  ])
    expect(names).toContain(`${named}-${alarm}`);
});

test('its neighbours stay as they were', () => {
  for (const { name } of withReview.services.filter(service => service.name !== 'review'))
    expect(stackIn('prod', name, withReview).toJSON()).toEqual(stackIn('prod', name).toJSON());
});
