import { aws_config as config, aws_iam as iam, aws_s3 as s3, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { auditBucketName } from './audit.ts';

const { ManagedRuleIdentifiers: rules } = config;

/** What must hold whatever the templates say: most of it they say, and this tells when someone changed it by hand. */
const kept: Readonly<Record<string, string>> = {
  'database-encrypted': rules.RDS_STORAGE_ENCRYPTED,
  'database-not-public': rules.RDS_INSTANCE_PUBLIC_ACCESS_CHECK,
  'database-backed-up': rules.RDS_DB_INSTANCE_BACKUP_ENABLED,
  'snapshots-not-public': rules.RDS_SNAPSHOTS_PUBLIC_PROHIBITED,
  'buckets-not-public': rules.S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED,
  'buckets-over-tls': rules.S3_BUCKET_SSL_REQUESTS_ONLY,
  'default-group-closed': rules.VPC_DEFAULT_SECURITY_GROUP_CLOSED,
  'tasks-not-root': rules.ECS_TASK_DEFINITION_NONROOT_USER,
  'tasks-without-secrets': rules.ECS_NO_ENVIRONMENT_SECRETS,
  'keys-rotate': rules.CMK_BACKING_KEY_ROTATION_ENABLED,
};
/** The account's own, told once and not in every region. */
const keptOnce: Readonly<Record<string, string>> = {
  'trail-everywhere': rules.CLOUDTRAIL_MULTI_REGION_ENABLED,
  'root-without-keys': rules.IAM_ROOT_ACCESS_KEY_CHECK,
};

/** Records what everything looks like, and tells what drifted from its template or broke a rule. */
export function createConfig(stack: Stack, deployment: Deployment): void {
  const primary = deployment.role === 'primary';
  const bucket = s3.Bucket.fromBucketName(stack, 'AuditFiles', auditBucketName(deployment));
  const role = new iam.Role(stack, 'ConfigRole', {
    assumedBy: new iam.ServicePrincipal('config.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWS_ConfigRole')],
  });
  const files = `AWSLogs/${deployment.environment.account}/Config/*`;
  role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(files)] }));
  role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucket.bucketArn] }));
  const recorder = new config.CfnConfigurationRecorder(stack, 'Recorder', {
    roleArn: role.roleArn,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: primary },
  });
  const channel = new config.CfnDeliveryChannel(stack, 'Channel', {
    s3BucketName: bucket.bucketName,
    configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
  });
  channel.node.addDependency(role);
  const created = [
    new config.CloudFormationStackDriftDetectionCheck(stack, 'drift'),
    ...Object.entries(primary ? { ...kept, ...keptOnce } : kept).map(
      ([name, identifier]) => new config.ManagedRule(stack, name, { identifier }),
    ),
  ];
  created.forEach(rule => rule.node.addDependency(recorder, channel));
}
