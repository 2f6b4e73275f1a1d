import { computeIn, type Manifest, type System } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { withReview } from './added-service.ts';
import { allOf, onlyOf, type Properties, stackIn } from './stacks-for-tests.ts';

const services: readonly Manifest[] = eventPlanner.services;

const policiesIn = (environment: string, stack: string, system: System = eventPlanner): readonly Properties[] =>
  allOf(stackIn(environment, stack, system), 'AWS::ApplicationAutoScaling::ScalingPolicy');
const stepsOf = (policy: Properties): Properties => policy['StepScalingPolicyConfiguration'] as Properties;
const targetsIn = (environment: string, stack: string, system: System = eventPlanner): readonly Properties[] =>
  policiesIn(environment, stack, system)
    .map(policy => policy['TargetTrackingScalingPolicyConfiguration'] as Properties)
    .filter(Boolean);
const triggersIn = (environment: string, stack: string, system: System = eventPlanner): readonly Properties[] =>
  allOf(stackIn(environment, stack, system), 'AWS::CloudWatch::Alarm').filter(alarm => alarm['AlarmName'] === undefined);

test.each(eventPlanner.services.map(({ name }) => name))('%s grows and shrinks between the bounds of its environment', name => {
  const service = eventPlanner.services.find(one => one.name === name);
  const [min, max] = service ? computeIn(eventPlanner, 'prod', service).tasks : [0, 0];
  expect(onlyOf(stackIn('prod', name), 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
    MinCapacity: min,
    MaxCapacity: max,
  });
  expect(onlyOf(stackIn('prod', `standby-${name}`), 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({
    MinCapacity: 1,
    MaxCapacity: max,
  });
});

test('CPU, memory and requests are kept near what the system states, quickly up and slowly down', () => {
  const targets = targetsIn('prod', 'auth');
  expect(targets.map(target => target['TargetValue']).toSorted()).toEqual([1000, 70, 75]);
  for (const target of targets) expect(target).toMatchObject({ ScaleOutCooldown: 60, ScaleInCooldown: 300 });
});

test('requests of a task are counted over both colours', () => {
  const requests = targetsIn('prod', 'auth').find(target => target['TargetValue'] === 1000);
  const { Metrics } = (requests ?? {})['CustomizedMetricSpecification'] as { readonly Metrics: readonly Properties[] };
  expect(Metrics.map(metric => metric['Id'])).toEqual(['blue', 'green', 'requests']);
  expect(Metrics.at(-1)).toMatchObject({ Expression: 'FILL(blue, 0) + FILL(green, 0)', ReturnData: true });
});

test('every policy changes the one number of tasks of its service', () => {
  const template = stackIn('prod', 'auth');
  const [target] = Object.keys(template.findResources('AWS::ApplicationAutoScaling::ScalableTarget'));
  for (const policy of policiesIn('prod', 'auth')) expect(policy['ScalingTargetId']).toEqual({ Ref: target });
});

test('steps grow by half above 80 %, double above 90 % and shrink by a quarter below 50 %', () => {
  const steps = policiesIn('prod', 'auth')
    .filter(policy => policy['PolicyType'] === 'StepScaling')
    .map(stepsOf);
  expect(steps).toMatchObject([
    {
      AdjustmentType: 'PercentChangeInCapacity',
      Cooldown: 60,
      MinAdjustmentMagnitude: 1,
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 50 },
        { MetricIntervalLowerBound: 10, ScalingAdjustment: 100 },
      ],
    },
    { Cooldown: 300, StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -25 }] },
  ]);
  expect(triggersIn('prod', 'auth')).toMatchObject([
    { MetricName: 'CPUUtilization', ComparisonOperator: 'GreaterThanThreshold', Threshold: 80, EvaluationPeriods: 1 },
    { MetricName: 'CPUUtilization', ComparisonOperator: 'LessThanThreshold', Threshold: 50, EvaluationPeriods: 5 },
  ]);
});

test('an environment with rules of its own follows those alone', () => {
  expect(targetsIn('startup', 'event-planner').map(target => target['TargetValue'])).toEqual([70, 80]);
});

test('a service that states a target of its own has that one in place of the system’s', () => {
  expect(
    targetsIn('prod', 'review', withReview)
      .map(target => target['TargetValue'])
      .toSorted(),
  ).toEqual([1000, 60, 70]);
});

test('a slow service and a full queue add tasks', () => {
  const added = policiesIn('prod', 'review', withReview)
    .map(stepsOf)
    .filter(steps => steps?.['AdjustmentType'] === 'ChangeInCapacity');
  expect(added.map(steps => steps['StepAdjustments'])).toEqual([
    [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 3 }],
    [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
  ]);
  const triggers = triggersIn('prod', 'review', withReview);
  const slow = triggers.find(trigger => trigger['Threshold'] === 400);
  expect(JSON.stringify(slow)).toContain('"p99"');
  const full = triggers.find(trigger => trigger['Threshold'] === 50 && JSON.stringify(trigger).includes('AWS/SQS'));
  expect(full).toMatchObject({ ComparisonOperator: 'GreaterThanThreshold' });
});

test('the backlog a service scales by is that of every queue it hears', () => {
  const heard = services.find(({ name }) => name === 'notification')?.subscribes ?? [];
  const full = triggersIn('prod', 'notification').filter(trigger => trigger['Threshold'] === 100);
  const watched = full.map(
    trigger =>
      (trigger['Metrics'] as readonly Properties[]).filter(metric => JSON.stringify(metric).includes('ApproximateNumberOf')).length,
  );
  expect(watched.reduce((sum, count) => sum + count, 0)).toBe(heard.length);
  expect(Math.max(...watched)).toBeLessThanOrEqual(10);
});

test('a known rush is prepared by the clock', () => {
  expect(onlyOf(stackIn('prod', 'review', withReview), 'AWS::ApplicationAutoScaling::ScalableTarget')['ScheduledActions']).toMatchObject([
    { Schedule: 'cron(30 8 ? * FRI *)', ScalableTargetAction: { MinCapacity: 6, MaxCapacity: 9 } },
  ]);
});
