import {
  Annotations,
  aws_cloudfront as cloudfront,
  aws_cloudfront_origins as origins,
  aws_s3 as s3,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { pagesCopyOf } from './copy.ts';

/** Whoever waits for a page gets it from the other region after six seconds; CloudFront by itself would try for thirty. */
const patience = { connectionAttempts: 2, connectionTimeout: Duration.seconds(3) };

/** The bucket of the pages; where there is a copy in another region, the copy while the bucket does not answer. */
export function createPagesOrigin(stack: Stack, deployment: Deployment, bucket: s3.Bucket): cloudfront.IOrigin {
  Annotations.of(stack).acknowledgeWarning(
    '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    'nobody can ask for the list: the root is rewritten to its page, and no query reaches the bucket',
  );
  // Who may also list is told 404 of a file that is missing, and not 403.
  const originAccessLevels = [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST];
  const copy = pagesCopyOf(deployment);
  if (!copy) return origins.S3BucketOrigin.withOriginAccessControl(bucket, { originAccessLevels });
  const { originAccessControlId } = new cloudfront.S3OriginAccessControl(stack, 'pages-copy-access');
  return new origins.OriginGroup({
    primaryOrigin: origins.S3BucketOrigin.withOriginAccessControl(bucket, { originAccessLevels, ...patience }),
    // Its policy stands with it: see createPagesCopy.
    fallbackOrigin: origins.S3BucketOrigin.withBucketDefaults(s3.Bucket.fromBucketAttributes(stack, 'pages-copy', copy), {
      originAccessControlId,
      ...patience,
    }),
  });
}
