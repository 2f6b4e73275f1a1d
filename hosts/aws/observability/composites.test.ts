import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { withReview } from '../compute/added-service.ts';
import { allOf, type Properties, stackIn } from '../compute/stacks-for-tests.ts';

const compositesIn = (environment: string, stack = 'observability', system: typeof eventPlanner | typeof withReview = eventPlanner) =>
  new Map(
    allOf(stackIn(environment, stack, system), 'AWS::CloudWatch::CompositeAlarm').map(
      alarm => [String(alarm['AlarmName']), alarm] as const,
    ),
  );
const ruleOf = (alarm: Properties | undefined): string => JSON.stringify(alarm?.['AlarmRule']).replaceAll('\\', '');

test('every deployable is broken when one of its own critical alarms goes off, or one of its queues has dead letters', () => {
  const composites = compositesIn('prod');
  for (const { name } of eventPlanner.services) {
    const rule = ruleOf(composites.get(`event-planner-prod-${name}-broken`));
    expect(rule).toContain(`ALARM("event-planner-prod-${name}-cpu-high")`);
    expect(rule).toContain(`ALARM("event-planner-prod-${name}-no-healthy-target")`);
    expect(rule).not.toContain('cpu-rising');
  }
  expect(ruleOf(composites.get('event-planner-prod-notification-broken'))).toContain(
    'ALARM("event-planner-prod-booking-confirmed-notification-dlq-dead-letters")',
  );
});

test('the environment is broken when any deployable is, or what they share, and says so once', () => {
  const composites = compositesIn('prod');
  const all = composites.get('event-planner-prod-broken');
  const template = stackIn('prod', 'observability').findResources('AWS::CloudWatch::CompositeAlarm');
  const rule = ruleOf(all);
  for (const [id, resource] of Object.entries(template))
    if ((resource as { Properties: Properties }).Properties !== all) expect(rule.includes(id) || id.startsWith('broken')).toBe(true);
  expect(rule).toContain('ALARM("event-planner-prod-edge-server-errors")');
  expect(all?.['AlarmActions']).toHaveLength(1);
  expect(all?.['OKActions']).toHaveLength(1);
  const silent = [...composites.values()].filter(alarm => alarm !== all);
  expect(silent).toHaveLength(eventPlanner.services.length);
  for (const alarm of silent) expect(alarm).not.toHaveProperty('AlarmActions');
});

test('no rule names more alarms than CloudWatch reads, nor is longer', () => {
  for (const alarm of compositesIn('prod').values()) {
    expect(ruleOf(alarm).match(/ALARM\(/g)?.length).toBeLessThanOrEqual(100);
    expect(ruleOf(alarm).length).toBeLessThan(10_240);
  }
});

test('a service that is added can break, and the environment with it', () => {
  const composites = compositesIn('prod', 'observability', withReview);
  expect(ruleOf(composites.get('event-planner-prod-review-broken'))).toContain('ALARM("event-planner-prod-review-cpu-high")');
  expect(composites.size).toBe(withReview.services.length + 1);
});
