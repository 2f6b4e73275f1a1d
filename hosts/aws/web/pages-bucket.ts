import { aws_iam as iam, aws_s3 as s3, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { goesWithItsStack } from '../edge/access-logs.ts';

/** Where a release of the page applications is put. Bucket names are the whole world's: the account makes ours our own. */
export const webBucketName = (deployment: Deployment): string => `${nameIn(deployment, 'web')}-${deployment.environment.account}`;

/** How long what a release replaced can be brought back. */
const keptReleases = Duration.days(30);

export interface PagesBucketOptions {
  readonly bucketName: string;
  readonly logs: s3.IBucket;
  /** The bucket in another region that gets everything this one does. @default none */
  readonly copiedTo?: s3.IBucket;
}

/** Read through the CDN alone. */
export const createPagesBucket = (stack: Stack, deployment: Deployment, { bucketName, logs, copiedTo }: PagesBucketOptions): s3.Bucket =>
  new s3.Bucket(stack, 'pages', {
    bucketName,
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ noncurrentVersionExpiration: keptReleases }],
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'pages/',
    // What is put from now on: each release puts everything. A deletion is not copied: whoever empties the one does not empty both.
    ...(copiedTo && {
      replicationRules: [{ destination: copiedTo }],
      replicationRole: createCopyist(stack, s3.Bucket.fromBucketName(stack, 'pages-copied-from', bucketName), copiedTo),
    }),
    ...(deployment.environment.guestOf === undefined ? { removalPolicy: RemovalPolicy.RETAIN } : goesWithItsStack),
  });

/** Who copies: it adds to the one what is in the other, and may delete nothing. The role the CDK would make may, and may change owners. */
function createCopyist(stack: Stack, from: s3.IBucket, to: s3.IBucket): iam.Role {
  const role = new iam.Role(stack, 'pages-copyist', {
    assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
    description: `Copies ${from.bucketName} to another region`,
  });
  for (const [resource, actions] of [
    [from.bucketArn, ['s3:GetReplicationConfiguration', 's3:ListBucket']],
    [from.arnForObjects('*'), ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging']],
    [to.arnForObjects('*'), ['s3:ReplicateObject', 's3:ReplicateTags']],
  ] as const)
    role.addToPolicy(new iam.PolicyStatement({ actions: [...actions], resources: [resource] }));
  return role;
}
