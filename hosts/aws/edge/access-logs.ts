import { days, type Seconds } from '@event-planner/model';
import { aws_s3 as s3, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';

export const daysOf = (time: Seconds): number => Math.ceil(time / days(1));

/** A guest comes and goes within days, and leaves nothing behind. */
export const goesWithItsStack = { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true } as const;

/** Where it is written down who asked for what, as long as other logs. Encrypted by S3 itself: load balancers can write to no other bucket. */
export const createAccessLogs = (
  stack: Stack,
  { environment }: Deployment,
  ownership = s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
): s3.Bucket =>
  new s3.Bucket(stack, 'access-logs', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    objectOwnership: ownership,
    lifecycleRules: [{ expiration: Duration.days(daysOf(environment.logRetention)) }],
    ...(environment.guestOf === undefined ? { removalPolicy: RemovalPolicy.RETAIN } : goesWithItsStack),
  });
