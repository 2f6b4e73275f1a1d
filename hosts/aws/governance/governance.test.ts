import { eventPlanner } from '@event-planner/systems/event-planner';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { openCli, wordsOf } from '../recovery/runbooks/aws-cli.ts';
import { getDeployment } from '../deployment.ts';
import { stackOf } from '../recovery/stacks-for-tests.ts';
import { createGovernance } from './governance.ts';

const governanceIn = (environmentName: string, role: 'primary' | 'standby' = 'primary'): Template => {
  const deployment = getDeployment(eventPlanner, environmentName, role);
  return stackOf(deployment, 'governance', (stack, around) => createGovernance(stack, deployment, around));
};
const [prod, standby, dev] = [governanceIn('prod'), governanceIn('prod', 'standby'), governanceIn('dev')];

test('the trail sees all regions, is encrypted, and shows when a file was changed', () => {
  prod.hasResourceProperties('AWS::CloudTrail::Trail', {
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    IncludeGlobalServiceEvents: true,
    KMSKeyId: Match.anyValue(),
  });
});

test('in production no audit file is deleted within the year', () => {
  prod.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      BucketName: 'event-planner-prod-audit-333344445555',
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    },
  });
  dev.hasResourceProperties('AWS::S3::Bucket', { BucketName: Match.stringLikeRegexp('audit'), ObjectLockConfiguration: Match.absent() });
});

test('what an account has once stands once; what a region has once stands in each', () => {
  for (const type of ['AWS::CloudTrail::Trail', 'AWS::Budgets::Budget', 'AWS::CE::AnomalyMonitor']) {
    prod.resourceCountIs(type, 1);
    standby.resourceCountIs(type, 0);
  }
  for (const type of ['AWS::Config::ConfigurationRecorder', 'AWS::GuardDuty::Detector', 'AWS::SecurityHub::Hub'])
    for (const template of [prod, standby]) template.resourceCountIs(type, 1);
  standby.hasResourceProperties('AWS::Config::DeliveryChannel', { S3BucketName: 'event-planner-prod-audit-333344445555' });
});

test('Config looks for stacks that drifted, after it has begun to record', () => {
  for (const template of [prod, standby]) {
    template.hasResource('AWS::Config::ConfigRule', {
      Properties: { Source: { SourceIdentifier: 'CLOUDFORMATION_STACK_DRIFT_DETECTION_CHECK' } },
    });
    for (const rule of Object.values(template.findResources('AWS::Config::ConfigRule')))
      expect(rule['DependsOn']).toEqual(expect.arrayContaining(['Recorder', 'Channel']));
  }
});

test.each(Object.entries(eventPlanner.environments))(
  'the operators of %s hear of its budget at 80 % spent and when the forecast exceeds it',
  (name, environment) => {
    governanceIn(name).hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: environment.budget, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: [{ Address: eventPlanner.operators.mail }] },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 }, Subscribers: [{ Address: eventPlanner.operators.mail }] },
      ],
    });
  },
);

test('a high finding of GuardDuty wakes someone', () => {
  prod.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.guardduty'], detail: { severity: [{ numeric: ['>=', 7] }] } },
  });
});

interface Schedule {
  readonly Name: string;
  readonly ScheduleExpression: string;
  readonly Target: { readonly Arn: { readonly 'Fn::Join': readonly [string, readonly unknown[]] }; readonly Input: string };
}
const schedulesOf = (template: Template): readonly Schedule[] =>
  Object.values(template.findResources('AWS::Scheduler::Schedule')).map(({ Properties }) => Properties as Schedule);
const said = (schedule: Schedule | undefined): Record<string, unknown> =>
  JSON.parse(schedule?.Target.Input ?? '{}') as Record<string, unknown>;
const named = (name: string) => schedulesOf(dev).find(schedule => schedule.Name === `event-planner-dev-${name}`);

test('every service and every database of an environment with hours is stopped and started, by its own name, at its hours', () => {
  for (const { name } of eventPlanner.services) {
    expect(said(named(`stop-${name}-tasks`))).toEqual({
      Cluster: 'event-planner-dev-tasks',
      Service: `event-planner-dev-${name}`,
      DesiredCount: 0,
    });
    expect(said(named(`start-${name}-tasks`))).toMatchObject({ DesiredCount: 1 });
    expect(said(named(`stop-${name}-bounds`))).toMatchObject({ MinCapacity: 0, MaxCapacity: 0 });
    expect(said(named(`start-${name}-bounds`))).toMatchObject({ MinCapacity: 1, MaxCapacity: 1 });
    for (const word of ['stop', 'start']) {
      const schedule = named(`${word}-${name}-database`);
      expect(said(schedule)).toEqual({ DbInstanceIdentifier: `event-planner-dev-${name}-database` });
      expect(schedule?.Target.Arn['Fn::Join'][1]).toContain(`:scheduler:::aws-sdk:rds:${word}DBInstance`);
    }
  }
  expect(named('stop-booking-tasks')?.ScheduleExpression).toBe('cron(0 19 ? * MON-FRI *)');
  expect(named('start-booking-tasks')?.ScheduleExpression).toBe('cron(0 7 ? * MON-FRI *)');
});

test('an environment without hours is never stopped', () => {
  for (const name of ['staging', 'prod', 'startup']) expect(schedulesOf(governanceIn(name))).toEqual([]);
});

test('the scheduler may stop and start what the environment holds, and nothing named by a star but scaling targets', () => {
  const policies = Object.values(dev.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
    JSON.stringify(Properties).includes('HoursRole'),
  );
  const statements = policies.flatMap(
    ({ Properties }) =>
      (Properties as { PolicyDocument: { Statement: { Action: string | string[]; Resource: string | string[] }[] } }).PolicyDocument
        .Statement,
  );
  const stars = statements.filter(({ Resource }) => [Resource].flat().some(resource => JSON.stringify(resource).includes('*')));
  expect([...new Set(stars.flatMap(({ Action }) => Action))]).toEqual(['application-autoscaling:RegisterScalableTarget']);
  expect(statements.flatMap(({ Action }) => Action)).toContain('rds:StopDBInstance');
});

test('every call the scheduler makes is one AWS knows, with the parameters it needs', () => {
  const cli = openCli();
  const faults = schedulesOf(dev).flatMap(schedule => {
    const arn = schedule.Target.Arn['Fn::Join'][1].filter(part => typeof part === 'string').join('');
    return cli.faultsOf(wordsOf(arn.slice(arn.indexOf('aws-sdk:') + 'aws-sdk:'.length), said(schedule)));
  });
  expect(faults).toEqual([]);
});
