import { aws_backup as backup, type aws_ec2 as ec2, aws_iam as iam, aws_rds as rds, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../../deployment.ts';
import type { Network } from '../../network/network.ts';

export interface RestoreTestParts {
  readonly vault: backup.IBackupVault;
  readonly network: Network;
}

const restorePolicies = ['service-role/AWSBackupServiceRolePolicyForRestores'];

/** The morning of the first working day of a week: whoever is told that it failed is at work. */
const weekly = 'cron(0 7 ? * MON *)';
/** A backup older than the time between two tests would test the same thing again. */
const newestOfDays = 7;
/** How long a restored copy stands for a look at it, before AWS Backup deletes it. */
const lookHours = 4;

/**
 * Once a week the newest backup of each kind of database the model asks for is restored, to prove that it can be.
 * The copy stands in subnets without a way out and is deleted by AWS Backup.
 */
export function createRestoreTest(stack: Stack, deployment: Deployment, { vault, network }: RestoreTestParts): void {
  if (!deployment.system.services.some(({ database }) => database)) return;
  const plan = new backup.CfnRestoreTestingPlan(stack, 'RestoreTest', {
    restoreTestingPlanName: underscored(nameIn(deployment, 'restore-test')),
    scheduleExpression: weekly,
    recoveryPointSelection: {
      algorithm: 'LATEST_WITHIN_WINDOW',
      includeVaults: [vault.backupVaultArn],
      recoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'],
      selectionWindowDays: newestOfDays,
    },
  });
  const role = new iam.Role(stack, 'RestoreRole', {
    assumedBy: new iam.ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: restorePolicies.map(name => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
  });
  const subnets = new rds.SubnetGroup(stack, 'RestoreSubnets', {
    description: 'Where backups are restored for a test',
    subnetGroupName: nameIn(deployment, 'restore-test'),
    vpc: network.vpc,
    vpcSubnets: network.subnets.data satisfies ec2.SubnetSelection,
  });
  const type = deployment.environment.database.engine === 'aurora' ? 'Aurora' : 'RDS';
  const selection = new backup.CfnRestoreTestingSelection(stack, 'RestoreTestSelection', {
    restoreTestingPlanName: plan.restoreTestingPlanName,
    restoreTestingSelectionName: underscored(nameIn(deployment, 'databases')),
    protectedResourceType: type,
    protectedResourceArns: ['*'],
    iamRoleArn: role.roleArn,
    validationWindowHours: lookHours,
    restoreMetadataOverrides: { dbsubnetgroupname: subnets.subnetGroupName },
  });
  selection.addResourceDependency(plan);
}

/** AWS Backup allows no hyphens here. */
const underscored = (name: string): string => name.replaceAll('-', '_');
