import { eventPlanner } from '@event-planner/systems/event-planner';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { createRecovery } from './recovery.ts';
import { getDeployment } from '../deployment.ts';
import { stackOf } from './stacks-for-tests.ts';

const recoveryIn = (environmentName: string, role: 'primary' | 'standby' = 'primary'): Template => {
  const deployment = getDeployment(eventPlanner, environmentName, role);
  return stackOf(deployment, 'recovery', (stack, around) => createRecovery(stack, deployment, around));
};
const [prod, standby, dev] = [recoveryIn('prod'), recoveryIn('prod', 'standby'), recoveryIn('dev')];

interface Rule {
  readonly RuleName: string;
  readonly EnableContinuousBackup?: boolean;
  readonly Lifecycle: { readonly DeleteAfterDays: number };
  readonly CopyActions?: readonly object[];
}
const rulesOf = (template: Template): readonly Rule[] =>
  Object.values(template.findResources('AWS::Backup::BackupPlan')).flatMap(
    ({ Properties }) => (Properties as { BackupPlan: { BackupPlanRule: Rule[] } }).BackupPlan.BackupPlanRule,
  );

test('backups are kept as many days, and to as far a point, as the environment states', () => {
  for (const [template, name] of [
    [prod, 'prod'],
    [dev, 'dev'],
  ] as const) {
    const { backupDays, pointInTimeDays } = getDeployment(eventPlanner, name).environment.database;
    expect(rulesOf(template).find(rule => rule.EnableContinuousBackup)?.Lifecycle.DeleteAfterDays).toBe(pointInTimeDays);
    expect(rulesOf(template).find(rule => rule.RuleName === 'daily')?.Lifecycle.DeleteAfterDays).toBe(backupDays);
  }
});

test('copies go into the standby region’s vault as often as stated, and that vault is there', () => {
  const copying = rulesOf(prod).filter(({ CopyActions }) => CopyActions);
  expect(copying).toMatchObject([
    {
      RuleName: 'weekly-copies',
      ScheduleExpression: 'cron(0 8 ? * SUN *)',
      CopyActions: [
        {
          DestinationBackupVaultArn: 'arn:aws:backup:us-west-2:333344445555:backup-vault:event-planner-prod-backups',
          Lifecycle: { DeleteAfterDays: 35 },
        },
      ],
    },
  ]);
  standby.hasResourceProperties('AWS::Backup::BackupVault', { BackupVaultName: 'event-planner-prod-backups' });
  expect(rulesOf(dev).filter(({ CopyActions }) => CopyActions)).toEqual([]);
});

test('in production nobody deletes a backup early, and the vault outlives its stack', () => {
  prod.hasResource('AWS::Backup::BackupVault', {
    DeletionPolicy: 'Retain',
    Properties: { LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 35 }, EncryptionKeyArn: Match.anyValue() },
  });
  recoveryIn('startup').hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { MinRetentionDays: 7 } });
  dev.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: Match.absent() });
});

test('what is backed up must carry all three tags of the data stack, and is no replica', () => {
  prod.hasResourceProperties('AWS::Backup::BackupSelection', {
    BackupSelection: {
      Conditions: {
        StringEquals: [
          { ConditionKey: 'aws:ResourceTag/system', ConditionValue: 'event-planner' },
          { ConditionKey: 'aws:ResourceTag/environment', ConditionValue: 'prod' },
          { ConditionKey: 'aws:ResourceTag/part', ConditionValue: 'data' },
        ],
      },
      NotResources: ['arn:aws:rds:*:*:db:event-planner-prod-*replica*'],
      ListOfTags: Match.absent(),
    },
  });
});

test('every week the newest backup is restored, beside the data and not in front of it', () => {
  prod.hasResourceProperties('AWS::Backup::RestoreTestingPlan', {
    ScheduleExpression: 'cron(0 7 ? * MON *)',
    RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', SelectionWindowDays: 7 },
  });
  prod.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
    ProtectedResourceType: 'RDS',
    RestoreMetadataOverrides: { dbsubnetgroupname: Match.anyValue() },
  });
  prod.hasResourceProperties('AWS::RDS::DBSubnetGroup', { DBSubnetGroupName: 'event-planner-prod-restore-test' });
});

test('a backup, a copy or a restore that fails reaches whoever is on call, in both regions', () => {
  for (const template of [prod, standby])
    for (const detailType of ['Backup Job State Change', 'Copy Job State Change', 'Restore Job State Change'])
      template.hasResourceProperties('AWS::Events::Rule', {
        EventPattern: { source: ['aws.backup'], 'detail-type': [detailType] },
        Targets: [Match.objectLike({ RoleArn: Match.anyValue() })],
      });
});

test('the way in is kept in the standby region and nowhere else', () => {
  standby.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
  prod.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  standby.hasResourceProperties('AWS::StepFunctions::StateMachine', { StateMachineName: 'event-planner-prod-failover' });
});

test('the standby region asks the primary’s own address every minute, under the name the primary’s stack gives it', () => {
  standby.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 minute)',
    Targets: [Match.objectLike({ Input: '{"host":"api.event-planner.example","connect":"us-east-1.api.event-planner.example"}' })],
  });
  prod.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'us-east-1.api.event-planner.example.', Type: 'A' });
  dev.resourceCountIs('AWS::Route53::RecordSet', 0);
});

test('three silent minutes are an alarm that starts the machine without an approval', () => {
  standby.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'event-planner-prod-primary-lost',
    EvaluationPeriods: eventPlanner.edge.health.unhealthy,
    TreatMissingData: 'breaching',
    AlarmDescription: Match.stringLikeRegexp('docs/runbooks/region.md'),
  });
  standby.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.cloudwatch'], detail: { state: { value: ['ALARM'] } } },
    Targets: [Match.objectLike({ Input: '{"approved":false}' })],
  });
});

test('the machine may promote the copies of this environment and no other database', () => {
  const statements = Object.values(standby.findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) =>
      (Properties as { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } }).PolicyDocument.Statement,
  );
  const promoting = statements.filter(({ Action }) => [Action].flat().includes('rds:PromoteReadReplica'));
  expect(promoting.flatMap(({ Resource }) => Resource as string[]).toSorted()).toEqual(
    eventPlanner.services
      .filter(service => 'database' in service)
      .map(({ name }) => `arn:aws:rds:us-west-2:333344445555:db:event-planner-prod-${name}-database`)
      .toSorted(),
  );
  expect(statements.filter(({ Action }) => [Action].flat().some(action => action.endsWith('*')))).toEqual([]);
});
