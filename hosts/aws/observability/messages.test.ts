import { topics } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { allOf, type Properties, stackIn } from '../compute/stacks-for-tests.ts';

const filtersIn = (environment: string, stack: string): readonly Properties[] =>
  allOf(stackIn(environment, stack), 'AWS::Logs::MetricFilter').filter(({ FilterPattern }) => String(FilterPattern).includes('$.said'));

test.each(eventPlanner.services.map(({ name }) => name))('every message %s publishes is counted where it is written down', name => {
  const said = [...topics(eventPlanner).values()].flat();
  const own = eventPlanner.services.find(service => service.name === name);
  const expected = said.filter(message => own && 'publishes' in own && own.publishes.some(one => one.name === message.name));
  const counted = filtersIn('prod', name).map(filter => String(filter['FilterPattern']));
  expect(counted.toSorted()).toEqual(expected.map(one => `{ $.said = "${one.name}" }`).toSorted());
  for (const filter of filtersIn('prod', name))
    expect(filter['MetricTransformations']).toMatchObject([{ MetricNamespace: 'event-planner-prod-messages', MetricValue: '$.count' }]);
});

test('the share of payments that fail is that of what was said, and wakes people at the threshold of the service', () => {
  const alarm = allOf(stackIn('prod', 'payment'), 'AWS::CloudWatch::Alarm').find(
    one => one['AlarmName'] === 'event-planner-prod-payment-payment-failures',
  );
  expect(alarm).toMatchObject({ Threshold: 5, EvaluationPeriods: 5, ComparisonOperator: 'GreaterThanThreshold' });
  const metrics = JSON.stringify(alarm?.['Metrics']);
  expect(metrics).toContain('payment.failed.v1');
  expect(metrics).toContain('payment.completed.v1');
  expect(metrics).not.toContain('payment.refunded.v1');
});

test('in one task for all the same share is measured', () => {
  // Its environment lists its alarms; those of a service come in addition.
  const names = allOf(stackIn('startup', 'event-planner'), 'AWS::CloudWatch::Alarm').map(one => one['AlarmName']);
  expect(names).toContain('event-planner-startup-payment-payment-failures');
});
