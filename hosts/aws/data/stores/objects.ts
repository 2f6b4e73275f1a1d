import { type Bucket, domainIn, type Manifest } from '@event-planner/model';
import { aws_iam as iam, aws_s3 as s3, Duration, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../../access.ts';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';
import type { Keys } from '../keys.ts';
import { removalPolicyOf } from '../removal.ts';
import { variableName } from '../variables.ts';

/** How long it is known who read what: long enough to look back at an incident nobody noticed. */
const accessLogRetention = Duration.days(90);
/** An object that was overwritten or deleted by mistake can be had back as long. */
const oldVersionRetention = Duration.days(30);

/** Bucket names are the world's: the account and the region make ours our own. */
const bucketName = (deployment: Deployment, name: string): string =>
  `${nameIn(deployment, name)}-${deployment.environment.account}-${deployment.region}`;

/** A bucket for every object store a manifest names. */
export function createObjects(
  stack: Stack,
  deployment: Deployment,
  { keys }: { readonly keys: Keys },
): { accessOf(service: Manifest): Access } {
  const named = ({ objects = {} }: Manifest): readonly (readonly [string, Bucket])[] => Object.entries(objects);
  const stores = deployment.system.services.flatMap(named);
  if (stores.length === 0) return { accessOf: () => noAccess };
  const logs = createBucket(stack, deployment, {
    name: 'access-logs',
    // S3 delivers access logs to buckets with its own keys only.
    encryption: s3.BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: accessLogRetention }],
  });
  const buckets = new Map(
    stores.map(([name, { expireAfter, lockedFor }]) => [
      name,
      createBucket(stack, deployment, {
        name,
        encryption: s3.BucketEncryption.KMS,
        encryptionKey: keys.data,
        bucketKeyEnabled: true,
        versioned: true,
        serverAccessLogsBucket: logs,
        serverAccessLogsPrefix: `${name}/`,
        lifecycleRules: [
          {
            abortIncompleteMultipartUploadAfter: Duration.days(1),
            noncurrentVersionExpiration: oldVersionRetention,
            ...(expireAfter !== undefined && { expiration: Duration.seconds(expireAfter) }),
          },
        ],
        cors: [corsFor(deployment)],
        // Elsewhere a bucket has to go with its environment.
        ...(lockedFor !== undefined &&
          isProduction(deployment) && { objectLockDefaultRetention: s3.ObjectLockRetention.compliance(Duration.seconds(lockedFor)) }),
      }),
    ]),
  );
  return {
    accessOf: service =>
      accessTo(
        [...buckets].filter(([name]) => named(service).some(([own]) => own === name)),
        keys,
      ),
  };
}

/** Signed links are followed by the page application: to read, and to bring. */
const corsFor = ({ system, environmentName }: Deployment): s3.CorsRule => ({
  allowedOrigins: [`https://${domainIn(system, environmentName).web}`],
  allowedMethods: [s3.HttpMethods.GET, s3.HttpMethods.HEAD, s3.HttpMethods.PUT, s3.HttpMethods.POST],
  allowedHeaders: ['content-type', 'content-length'],
  exposedHeaders: ['etag'],
  maxAge: Duration.hours(1).toSeconds(),
});

const createBucket = (stack: Stack, deployment: Deployment, { name, ...props }: s3.BucketProps & { readonly name: string }): s3.Bucket =>
  new s3.Bucket(stack, `${name}-bucket`, {
    ...props,
    bucketName: bucketName(deployment, name),
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: removalPolicyOf(deployment),
    // A bucket that is not empty cannot be deleted.
    autoDeleteObjects: !isProduction(deployment),
  });

function accessTo(buckets: readonly (readonly [string, s3.IBucket])[], keys: Keys): Access {
  if (buckets.length === 0) return noAccess;
  return {
    variables: Object.fromEntries(buckets.map(([name, bucket]) => [`BUCKET_${variableName(name)}`, bucket.bucketName])),
    secrets: {},
    statements: [
      // Objects are named when they are made: below the bucket there is nothing to tell apart.
      new iam.PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: buckets.map(([, bucket]) => bucket.arnForObjects('*')),
      }),
      // Without it a missing object is answered as forbidden.
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: buckets.map(([, bucket]) => bucket.bucketArn) }),
      new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keys.data.keyArn] }),
    ],
  };
}
