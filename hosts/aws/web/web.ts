import { domainIn } from '@event-planner/model';
import {
  aws_certificatemanager as acm,
  type aws_cloudfront as cloudfront,
  aws_route53 as route53,
  aws_route53_targets as targets,
  aws_s3 as s3,
  CfnOutput,
  type Stack,
} from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { createAccessLogs } from '../edge/access-logs.ts';
import { inZone } from '../edge/domain.ts';
import { createFirewall } from '../edge/firewall.ts';
import { pagesCopyOf } from './copy.ts';
import { createDistribution } from './distribution.ts';
import { createPagesBucket, webBucketName } from './pages-bucket.ts';

export { webBucketName } from './pages-bucket.ts';

/** The page applications behind the CDN, in us-east-1 whatever the region: its certificate and its firewall must be there. */
export function createWeb(stack: Stack, deployment: Deployment): void {
  // The CDN delivers its logs by access control lists, which other buckets refuse.
  const logs = createAccessLogs(stack, deployment, s3.ObjectOwnership.BUCKET_OWNER_PREFERRED);
  const copy = pagesCopyOf(deployment);
  const bucket = createPagesBucket(stack, deployment, {
    bucketName: webBucketName(deployment),
    logs,
    ...(copy && { copiedTo: s3.Bucket.fromBucketName(stack, 'pages-copied-to', copy.bucketName) }),
  });
  const { web } = domainIn(deployment.system, deployment.environmentName);
  // Its proof stands in the zone already: see createCertificate of the edge.
  const certificate = new acm.Certificate(stack, 'Certificate', { domainName: web, validation: acm.CertificateValidation.fromDns() });
  const firewallArn = createFirewall(stack, deployment, { scope: 'CLOUDFRONT', name: 'web' }).attrArn;
  const distribution = createDistribution(stack, deployment, { bucket, logs, certificate, firewallArn });
  createAddresses(stack, deployment, distribution);
  new CfnOutput(stack, 'WebBucket', { value: bucket.bucketName, description: 'Releases of the page applications go here' });
  new CfnOutput(stack, 'WebDistribution', { value: distribution.distributionId, description: 'Told to forget index.html after a release' });
}

/** The zone by its name: the stack that made it stands in another region. */
function createAddresses(stack: Stack, { system, environmentName }: Deployment, distribution: cloudfront.Distribution): void {
  const { web, zone } = domainIn(system, environmentName);
  const aliasTarget = { dnsName: distribution.distributionDomainName, hostedZoneId: targets.CloudFrontTarget.getHostedZoneId(stack) };
  for (const type of ['A', 'AAAA'])
    new route53.CfnRecordSet(stack, `web-address-${type}`, { name: `${web}.`, type, ...inZone(zone), aliasTarget });
}
