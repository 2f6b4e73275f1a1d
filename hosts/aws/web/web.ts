import { domainIn } from '@event-planner/model';
import {
  aws_certificatemanager as acm,
  type aws_cloudfront as cloudfront,
  aws_route53 as route53,
  aws_route53_targets as targets,
  aws_s3 as s3,
  CfnOutput,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { createAccessLogs, goesWithItsStack } from '../edge/access-logs.ts';
import { inZone } from '../edge/domain.ts';
import { createFirewall } from '../edge/firewall.ts';
import { createDistribution } from './distribution.ts';

/** How long what a release replaced can be brought back. */
const keptReleases = Duration.days(30);

/** Where a release of the page applications is put. Bucket names are the whole world's: the account makes ours our own. */
export const webBucketName = (deployment: Deployment): string => `${nameIn(deployment, 'web')}-${deployment.environment.account}`;

/** The page applications behind the CDN, in us-east-1 whatever the region: its certificate and its firewall must be there. */
export function createWeb(stack: Stack, deployment: Deployment): void {
  // The CDN delivers its logs by access control lists, which other buckets refuse.
  const logs = createAccessLogs(stack, deployment, s3.ObjectOwnership.BUCKET_OWNER_PREFERRED);
  const bucket = createBucket(stack, deployment, logs);
  const { web } = domainIn(deployment.system, deployment.environmentName);
  // Its proof stands in the zone already: see createCertificate of the edge.
  const certificate = new acm.Certificate(stack, 'Certificate', { domainName: web, validation: acm.CertificateValidation.fromDns() });
  const firewallArn = createFirewall(stack, deployment, { scope: 'CLOUDFRONT', name: 'web' }).attrArn;
  const distribution = createDistribution(stack, deployment, { bucket, logs, certificate, firewallArn });
  createAddresses(stack, deployment, distribution);
  new CfnOutput(stack, 'WebBucket', { value: bucket.bucketName, description: 'Releases of the page applications go here' });
  new CfnOutput(stack, 'WebDistribution', { value: distribution.distributionId, description: 'Told to forget index.html after a release' });
}

const createBucket = (stack: Stack, deployment: Deployment, logs: s3.Bucket): s3.Bucket =>
  new s3.Bucket(stack, 'pages', {
    bucketName: webBucketName(deployment),
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [{ noncurrentVersionExpiration: keptReleases }],
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'pages/',
    ...(deployment.environment.guestOf === undefined ? { removalPolicy: RemovalPolicy.RETAIN } : goesWithItsStack),
  });

/** The zone by its name: the stack that made it stands in another region. */
function createAddresses(stack: Stack, { system, environmentName }: Deployment, distribution: cloudfront.Distribution): void {
  const { web, zone } = domainIn(system, environmentName);
  const aliasTarget = { dnsName: distribution.distributionDomainName, hostedZoneId: targets.CloudFrontTarget.getHostedZoneId(stack) };
  for (const type of ['A', 'AAAA'])
    new route53.CfnRecordSet(stack, `web-address-${type}`, { name: `${web}.`, type, ...inZone(zone), aliasTarget });
}
