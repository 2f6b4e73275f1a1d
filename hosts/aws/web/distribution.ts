import { domainIn } from '@event-planner/model';
import { type aws_certificatemanager as acm, aws_cloudfront as cloudfront, type aws_s3 as s3, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { api, createSite, sharedWithOthers, writtenPages } from './behaviors.ts';

/** North America and Europe, where every region we run in is; from elsewhere people come to the nearest of these. */
const priceClass = cloudfront.PriceClass.PRICE_CLASS_100;

const minimumProtocols = {
  '1.2': cloudfront.SecurityPolicyProtocol.TLS_V1_2_2025,
  '1.3': cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025,
} as const;

export interface DistributionParts {
  readonly bucket: s3.Bucket;
  readonly logs: s3.Bucket;
  readonly certificate: acm.ICertificate;
  readonly firewallArn: string;
}

/** The pages from the bucket and the API from the load balancer, under one address, as the local edge serves them. */
export function createDistribution(stack: Stack, deployment: Deployment, parts: DistributionParts): cloudfront.Distribution {
  const { system, environmentName } = deployment;
  const { web } = domainIn(system, environmentName);
  const site = createSite(stack, deployment, parts.bucket);
  const written = writtenPages(deployment, site);
  const shared = sharedWithOthers(stack, deployment, site);
  return new cloudfront.Distribution(stack, 'Distribution', {
    comment: `${system.title} ${environmentName}`,
    domainNames: [web],
    certificate: parts.certificate,
    minimumProtocolVersion: minimumProtocols[system.edge.tls.minimum],
    httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
    priceClass,
    webAclId: parts.firewallArn,
    defaultRootObject: 'index.html',
    enableLogging: true,
    logBucket: parts.logs,
    logFilePrefix: 'cdn/',
    defaultBehavior: site.behavior,
    additionalBehaviors: { ...api(stack, deployment), ...written, ...shared },
  });
}
