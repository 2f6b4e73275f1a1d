import { domainIn } from '@event-planner/model';
import { apiHeaders, type Origins, originsOf, pageHeaders } from '@event-planner/platform/security-headers';
import {
  type aws_certificatemanager as acm,
  aws_cloudfront as cloudfront,
  aws_cloudfront_origins as origins,
  type aws_s3 as s3,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { copyOf, originKeyHeader } from '../edge/origin-key.ts';
import { createPagesOrigin } from './pages-origin.ts';
import { createHeadersPolicy } from './response-headers.ts';
import { rewritingOf } from './rewriting.ts';

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
    defaultBehavior: pages(stack, deployment, parts.bucket),
    // Every route and every socket of every service is below the prefix.
    additionalBehaviors: { [`${system.apiPrefix}/*`]: api(stack, deployment) },
  });
}

const originsIn = ({ system, environmentName }: Deployment): Origins => ({
  web: `https://${domainIn(system, environmentName).web}`,
  provider: originsOf(system.services.flatMap(({ reaches = [] }) => reaches)),
});

function pages(stack: Stack, deployment: Deployment, bucket: s3.Bucket): cloudfront.BehaviorOptions {
  const rewriting = new cloudfront.Function(stack, 'rewriting', {
    functionName: nameIn(deployment, 'rewriting'),
    comment: 'An address of a page application is answered with its page',
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(rewritingOf(deployment.system.edge.webApps)),
  });
  return {
    origin: createPagesOrigin(stack, deployment, bucket),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: createHeadersPolicy(stack, deployment, {
      name: 'pages',
      headers: pageHeaders(originsIn(deployment)),
      override: true,
    }),
    functionAssociations: [{ function: rewriting, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
    compress: true,
  };
}

/** Never kept, everything passed on but the host, which is the load balancer's; sockets are upgraded on the way. */
function api(stack: Stack, deployment: Deployment): cloudfront.BehaviorOptions {
  const { system, environmentName } = deployment;
  const { edge } = system;
  return {
    origin: new origins.HttpOrigin(domainIn(system, environmentName).api, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(edge.requestTimeout),
      keepaliveTimeout: Duration.seconds(edge.idleTimeout),
      customHeaders: { [originKeyHeader]: copyOf(nameIn(deployment, 'origin-key')) },
    }),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    responseHeadersPolicy: createHeadersPolicy(stack, deployment, {
      name: 'api',
      headers: apiHeaders(originsIn(deployment)),
      override: false,
    }),
  };
}
