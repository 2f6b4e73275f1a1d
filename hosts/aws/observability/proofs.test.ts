import { expect, test } from 'vitest';
import { allOf, type Properties, stackIn } from '../compute/stacks-for-tests.ts';

const proofFilters = (environment: string, stack: string): readonly Properties[] =>
  allOf(stackIn(environment, stack), 'AWS::Logs::MetricFilter').filter(({ FilterPattern }) => String(FilterPattern).includes('$.proves'));
const alarm = (environment: string, stack: string, name: string): Properties | undefined =>
  allOf(stackIn(environment, stack), 'AWS::CloudWatch::Alarm').find(
    ({ AlarmName }) => AlarmName === `event-planner-${environment}-${name}`,
  );

test('what the nightly proof writes is counted where it is written, in one task for all too', () => {
  for (const [environment, stack] of [
    ['prod', 'audit'],
    ['startup', 'event-planner'],
  ] as const)
    expect(
      proofFilters(environment, stack).map(({ FilterPattern, MetricTransformations }) => [FilterPattern, MetricTransformations]),
    ).toEqual([
      ['{ $.proves = "audit" }', [expect.objectContaining({ MetricName: 'audit-proofs', MetricValue: '1' })]],
      [
        '{ ($.proves = "audit") && ($.holds IS FALSE) }',
        [expect.objectContaining({ MetricName: 'audit-broken-proofs', MetricValue: '1' })],
      ],
    ]);
  expect(proofFilters('prod', 'auth')).toEqual([]);
});

test('a trail that is broken wakes people at once, until a proof that holds', () => {
  expect(alarm('prod', 'audit', 'audit-trail-broken')).toMatchObject({
    Namespace: 'event-planner-prod-proofs',
    MetricName: 'audit-broken-proofs',
    Statistic: 'Sum',
    Period: 86_400,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    AlarmDescription: expect.stringContaining('docs/runbooks/audit.md'),
  });
});

test('so does a trail that nobody proved: 26 hours without a line', () => {
  expect(alarm('prod', 'audit', 'audit-trail-unproved')).toMatchObject({
    MetricName: 'audit-proofs',
    Period: 3600,
    EvaluationPeriods: 26,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('nobody waits for a proof where only copies are', () => {
  expect(alarm('prod', 'standby-audit', 'audit-trail-unproved')).toMatchObject({ TreatMissingData: 'notBreaching' });
});

test('no version of the service is taken back for it', () => {
  const [service] = allOf(stackIn('prod', 'audit'), 'AWS::ECS::Service');
  expect(JSON.stringify(service)).not.toContain('audit-trail');
  expect(JSON.stringify(service)).toContain('no-healthy-target');
});
