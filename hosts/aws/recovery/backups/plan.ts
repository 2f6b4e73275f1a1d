import { aws_backup as backup, aws_events as events, aws_iam as iam, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, deploymentsOf, nameIn } from '../../deployment.ts';
import { daysKept, vaultName } from './vault.ts';

/** Which AWS Backup can keep, and under which tagged part of the system they stand. */
const dataPart = 'data';
const kept = ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*', 'arn:aws:dynamodb:*:*:table/*', 'arn:aws:s3:::*'];

/** AWS's own description of what backing up each kind of resource takes. */
const backupPolicies = ['service-role/AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'];

/**
 * Hours apart, in the night of the primary's users: RDS takes no backup within an hour of another one of the same database.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/whatisbackup.html
 */
const hourOf = { continuous: 3, daily: 5, copies: 8 } as const;

/** Backups of everything the data stack holds, found by its tags: what is added to that stack is backed up without a word here. */
export function createBackupPlan(stack: Stack, deployment: Deployment, vault: backup.IBackupVault): void {
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupPlanName: nameIn(deployment, 'backups'),
    backupVault: vault,
    backupPlanRules: rulesOf(stack, deployment),
  });
  const role = new iam.Role(stack, 'BackupRole', {
    assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: backupPolicies.map(name => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  new backup.CfnBackupSelection(stack, 'Selection', {
    backupPlanId: plan.backupPlanId,
    backupSelection: {
      selectionName: nameIn(deployment, dataPart),
      iamRoleArn: role.roleArn,
      resources: kept,
      // A read replica is a copy already, and continuous backup refuses it.
      notResources: [`arn:aws:rds:*:*:db:${nameIn(deployment, '*replica*')}`],
      // Conditions must all hold; tags listed the other way (`listOfTags`) would each suffice.
      conditions: {
        StringEquals: Object.entries({ system: deployment.system.name, environment: deployment.environmentName, part: dataPart }).map(
          ([tag, value]) => ({ ConditionKey: `aws:ResourceTag/${tag}`, ConditionValue: value }),
        ),
      },
    },
  });
}

function rulesOf(stack: Stack, deployment: Deployment): backup.BackupPlanRule[] {
  const { database, recovery } = deployment.environment;
  const copies = copyVault(stack, deployment);
  const at = (hour: number, weekDay?: string) =>
    events.Schedule.cron({ minute: '0', hour: String(hour), ...(weekDay !== undefined && { weekDay }) });
  return [
    new backup.BackupPlanRule({
      ruleName: 'continuous',
      scheduleExpression: at(hourOf.continuous),
      enableContinuousBackup: true,
      deleteAfter: Duration.days(database.pointInTimeDays),
    }),
    new backup.BackupPlanRule({
      ruleName: 'daily',
      scheduleExpression: at(hourOf.daily),
      deleteAfter: Duration.days(database.backupDays),
    }),
    ...(copies
      ? [
          new backup.BackupPlanRule({
            ruleName: `${recovery.copies}-copies`,
            scheduleExpression: at(hourOf.copies, recovery.copies === 'weekly' ? 'SUN' : undefined),
            deleteAfter: Duration.days(daysKept(deployment).shortest),
            copyActions: [{ destinationBackupVault: copies, deleteAfter: Duration.days(daysKept(deployment).longest) }],
          }),
        ]
      : []),
  ];
}

/** The vault of the standby region, named and not referred to: that region's stacks may come later, or stand when these are gone. */
function copyVault(stack: Stack, deployment: Deployment): backup.IBackupVault | undefined {
  const standby = deploymentsOf(deployment.system, deployment.environmentName).find(({ role }) => role === 'standby');
  if (!deployment.environment.recovery.copies || !standby) return undefined;
  const arn = `arn:aws:backup:${standby.region}:${deployment.environment.account}:backup-vault:${vaultName(standby)}`;
  return backup.BackupVault.fromBackupVaultArn(stack, 'CopyVault', arn);
}
