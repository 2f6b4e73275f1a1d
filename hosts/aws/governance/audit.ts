import {
  aws_cloudtrail as cloudtrail,
  aws_kms as kms,
  aws_logs as logs,
  aws_s3 as s3,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn } from '../deployment.ts';

/** Names of buckets are the world's: the account makes it this environment's. */
export const auditBucketName = (deployment: Deployment): string => `${nameIn(deployment, 'audit')}-${deployment.environment.account}`;

/** A year is what most audits look back on; older files are moved where they cost little. */
const lookedAtFor = Duration.days(90);
const keptFor = Duration.days(365);

const closed = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  encryption: s3.BucketEncryption.S3_MANAGED,
} satisfies s3.BucketProps;

/** Where the account's audit files lie. In production nobody deletes one within the year, whatever their rights in S3. */
export function createAuditBucket(stack: Stack, deployment: Deployment): s3.Bucket {
  const removalPolicy = isProduction(deployment) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const accessLogs = new s3.Bucket(stack, 'AuditAccess', { ...closed, removalPolicy, lifecycleRules: [{ expiration: keptFor }] });
  return new s3.Bucket(stack, 'Audit', {
    ...closed,
    bucketName: auditBucketName(deployment),
    removalPolicy,
    versioned: true,
    ...(isProduction(deployment) && { objectLockDefaultRetention: s3.ObjectLockRetention.governance(keptFor) }),
    serverAccessLogsBucket: accessLogs,
    lifecycleRules: [
      {
        transitions: [{ storageClass: s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: lookedAtFor }],
        expiration: Duration.days(keptFor.toDays() + 1),
        noncurrentVersionExpiration: Duration.days(1),
      },
    ],
  });
}

/** Who did what in the account, in all regions, in files that cannot be changed unseen. */
export function createTrail(stack: Stack, deployment: Deployment, bucket: s3.IBucket): cloudtrail.Trail {
  const name = nameIn(deployment, 'trail');
  const key = new kms.Key(stack, 'TrailKey', { description: `${name}: encrypts the audit trail`, enableKeyRotation: true });
  return new cloudtrail.Trail(stack, 'Trail', {
    bucket,
    encryptionKey: key,
    isMultiRegionTrail: true,
    includeGlobalServiceEvents: true,
    enableFileValidation: true,
    managementEvents: cloudtrail.ReadWriteType.ALL,
    sendToCloudWatchLogs: true,
    cloudWatchLogGroup: new logs.LogGroup(stack, 'TrailLogs', {
      logGroupName: `/${name}`,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  });
}
