import { domainIn, pages, type System } from '@event-planner/model';
import {
  apiHeaders,
  frameHeaders,
  type Headers,
  type Origins,
  originsOf,
  pageHeaders,
  sharedHeaders,
} from '@event-planner/platform/security-headers';
import { aws_cloudfront as cloudfront, aws_cloudfront_origins as origins, type aws_s3 as s3, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import { copyOf, originKeyHeader } from '../edge/origin-key.ts';
import { createPagesOrigin } from './pages-origin.ts';
import { createHeadersPolicy } from './response-headers.ts';
import { rewritingOf } from './rewriting.ts';

/** By path pattern; the first that fits an address decides. */
export type Behaviors = Readonly<Record<string, cloudfront.BehaviorOptions>>;

/** The files of the web apps, with the headers of their pages. */
export interface Site {
  readonly behavior: cloudfront.BehaviorOptions;
  readonly pageHeaders: cloudfront.ResponseHeadersPolicy;
}

const originsIn = ({ system, environmentName }: Deployment): Origins => ({
  web: `https://${domainIn(system, environmentName).web}`,
  provider: originsOf(system.services.flatMap(({ reaches = [] }) => reaches)),
});

export function createSite(stack: Stack, deployment: Deployment, bucket: s3.Bucket): Site {
  const rewriting = new cloudfront.Function(stack, 'rewriting', {
    functionName: nameIn(deployment, 'rewriting'),
    comment: 'An address of a page application is answered with its page',
    runtime: cloudfront.FunctionRuntime.JS_2_0,
    code: cloudfront.FunctionCode.fromInline(rewritingOf(deployment.system.edge.webApps)),
  });
  const headers = createHeadersPolicy(stack, deployment, { name: 'pages', headers: pageHeaders(originsIn(deployment)), override: true });
  return {
    pageHeaders: headers,
    behavior: {
      origin: createPagesOrigin(stack, deployment, bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers,
      functionAssociations: [{ function: rewriting, eventType: cloudfront.FunctionEventType.VIEWER_REQUEST }],
      compress: true,
    },
  };
}

/** Every route and every socket of every service is below the prefix: never kept, everything passed on. */
export function api(stack: Stack, deployment: Deployment): Behaviors {
  const headers = createHeadersPolicy(stack, deployment, { name: 'api', headers: apiHeaders(originsIn(deployment)), override: false });
  return {
    [`${deployment.system.apiPrefix}/*`]: {
      ...fromServices(deployment),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      responseHeadersPolicy: headers,
    },
  };
}

/** Addresses of the web apps that services write. A `*` here takes slashes too, so what is deeper is led back to the app before. */
export function writtenPages(deployment: Deployment, site: Site): Behaviors {
  const byPlace = Map.groupBy(pages(deployment.system), ({ below }) => below);
  return Object.fromEntries(
    [...byPlace].flatMap(([below, claimed]) => {
      const written: cloudfront.BehaviorOptions = {
        ...fromServices(deployment, below),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
        responseHeadersPolicy: site.pageHeaders,
      };
      return claimed.flatMap(({ pattern }) => [
        ...(pattern.endsWith('/*') ? [[`${pattern}/*`, site.behavior] as const] : []),
        [pattern, written] as const,
      ]);
    }),
  );
}

/** What other people's websites may show: the same files under headers that let them. */
export function sharedWithOthers(stack: Stack, deployment: Deployment, { behavior }: Site): Behaviors {
  const embeds = embedsOf(deployment.system);
  if (embeds.length === 0) return {};
  const under = (name: string, headers: Headers): cloudfront.BehaviorOptions => ({
    ...behavior,
    responseHeadersPolicy: createHeadersPolicy(stack, deployment, { name, headers, override: true }),
  });
  const frames = under('frames', frameHeaders(originsIn(deployment)));
  const scripts = under('shared', sharedHeaders(originsIn(deployment)));
  return Object.fromEntries(embeds.flatMap(embed => [[`${embed.frames}/*`, frames] as const, [embed.script, scripts] as const]));
}

const embedsOf = ({ edge }: System) => edge.webApps.flatMap(({ embed }) => embed ?? []);

/** Nothing is kept, everything but the host is passed on, which is the load balancer's; sockets are upgraded on the way. */
function fromServices(
  deployment: Deployment,
  originPath?: string,
): Pick<cloudfront.BehaviorOptions, 'origin'> & cloudfront.AddBehaviorOptions {
  const { system, environmentName } = deployment;
  const { edge } = system;
  return {
    origin: new origins.HttpOrigin(domainIn(system, environmentName).api, {
      ...(originPath !== undefined && { originPath }),
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
      readTimeout: Duration.seconds(edge.requestTimeout),
      keepaliveTimeout: Duration.seconds(edge.idleTimeout),
      customHeaders: { [originKeyHeader]: copyOf(nameIn(deployment, 'origin-key')) },
    }),
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
  };
}
