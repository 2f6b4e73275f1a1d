import { type Manifest, pages, routes } from '@event-planner/model';
import { apiHeaders, frameHeaders, originsOf, pageHeaders, sharedHeaders } from '@event-planner/platform/security-headers';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { Match } from 'aws-cdk-lib/assertions';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { deploymentIn, openDeployment } from '../network/test-deployments.ts';
import { library } from '../test-system.ts';
import { pagesCopyOf } from './copy.ts';
import { rewritingOf } from './rewriting.ts';

const webOf = (...where: Parameters<typeof deploymentIn>) => openDeployment(deploymentIn(...where)).templates.web;

interface Behavior {
  readonly PathPattern?: string;
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly AllowedMethods?: readonly string[];
  readonly ViewerProtocolPolicy: string;
  readonly ResponseHeadersPolicyId: unknown;
  readonly TargetOriginId: string;
}
interface Distribution {
  readonly Origins: readonly { readonly Id: string; readonly OriginPath?: string }[];
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
}
/** The properties of the one resource that is like this. */
function only(template: ReturnType<typeof webOf>, type: string, like: object = {}): Readonly<Record<string, unknown>> {
  const [found, ...others] = Object.values(template.findResources(type, { Properties: like }));
  if (!found || others.length > 0) throw new Error(`there are ${others.length + (found ? 1 : 0)} such ${type}, where one was expected`);
  return found['Properties'] as Readonly<Record<string, unknown>>;
}

const distributionOf = (template: ReturnType<typeof webOf>): Distribution =>
  only(template, 'AWS::CloudFront::Distribution')['DistributionConfig'] as Distribution;

const asked = (webApps: Parameters<typeof rewritingOf>[0], uri: string): string =>
  runInNewContext(`${rewritingOf(webApps)}; handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`) as string;

test('each address of an app is answered with its page, each file with itself', () => {
  const { webApps } = eventPlanner.edge;
  for (const address of ['/', '/events', '/events/e1/seats', '/orders/', '/a.b/c']) expect(asked(webApps, address)).toBe('/index.html');
  for (const file of ['/assets/index-4f2a.js', '/icon.svg', '/theme.js']) expect(asked(webApps, file)).toBe(file);
});

test('a second app has its own page below its own path, and no other', () => {
  const apps = [...eventPlanner.edge.webApps, { name: 'door', folder: 'web/door', path: '/door' as const }];
  expect(['/door', '/door/', '/door/scan'].map(address => asked(apps, address))).toEqual(Array(3).fill('/door/index.html'));
  expect(['/doorway', '/events/door'].map(address => asked(apps, address))).toEqual(['/index.html', '/index.html']);
});

test('every route and every socket goes to the load balancer: nothing kept, everything but the host passed on', () => {
  const { CacheBehaviors } = distributionOf(webOf('prod'));
  for (const { prefix } of routes(eventPlanner)) {
    const [behavior] = CacheBehaviors.filter(({ PathPattern = '' }) => `${prefix}/x`.startsWith(PathPattern.replace('*', '')));
    expect(behavior).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      ViewerProtocolPolicy: 'https-only',
    });
  }
});

test('the load balancer is reached over TLS at the address that fails over, and waited for as long as a request may take', () => {
  webOf('prod').hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Origins: Match.arrayWith([
        Match.objectLike({
          DomainName: 'api.event-planner.example',
          CustomOriginConfig: {
            OriginProtocolPolicy: 'https-only',
            OriginSSLProtocols: ['TLSv1.2'],
            OriginReadTimeout: 30,
            OriginKeepaliveTimeout: 60,
          },
        }),
      ]),
    },
  });
});

test('the bucket of the pages is read by this distribution alone', () => {
  const web = webOf('prod');
  web.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    Properties: {
      BucketName: 'event-planner-prod-web-333344445555',
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        RestrictPublicBuckets: true,
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
      },
    },
  });
  web.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
    OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
  });
  const statements = Object.values(web.findResources('AWS::S3::BucketPolicy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as { Effect: string; Principal: unknown; Condition?: unknown }[],
  );
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.filter(({ Principal }) => JSON.stringify(Principal).includes('cloudfront'))).not.toEqual([]);
  for (const { Principal, Condition } of allowed) {
    expect(JSON.stringify(Principal)).toMatch(/^\{"Service":"(cloudfront|logging\.s3)\.amazonaws\.com"\}$/);
    expect(Condition).toBeDefined();
  }
});

interface HeadersConfig {
  readonly CustomHeadersConfig: { readonly Items: readonly { Header: string; Value: string; Override: boolean }[] };
  readonly SecurityHeadersConfig: {
    readonly ContentSecurityPolicy: { readonly ContentSecurityPolicy: string; readonly Override: boolean };
    readonly FrameOptions?: { readonly FrameOption: string };
    readonly ReferrerPolicy: { readonly ReferrerPolicy: string };
    readonly ContentTypeOptions: object;
    readonly StrictTransportSecurity: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean; Preload: boolean };
  };
}

/** Takes a policy apart again into the headers a browser sees. */
function headersOf(template: ReturnType<typeof webOf>, name: string): Record<string, string> {
  const { CustomHeadersConfig: custom, SecurityHeadersConfig: security } = only(template, 'AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: { Name: name },
  })['ResponseHeadersPolicyConfig'] as HeadersConfig;
  const { AccessControlMaxAgeSec, IncludeSubdomains, Preload } = security.StrictTransportSecurity;
  return {
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    ...(security.FrameOptions && { 'x-frame-options': security.FrameOptions.FrameOption }),
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
    ...('ContentTypeOptions' in security && { 'x-content-type-options': 'nosniff' }),
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}${Preload ? '; preload' : ''}`,
  };
}

test('pages and answers carry the headers the local edge sends, with the origins of whom the services reach', () => {
  const origins = { web: 'https://www.event-planner.example', provider: originsOf(['api.stripe.com']) };
  expect(headersOf(webOf('prod'), 'event-planner-prod-pages')).toEqual(Object.fromEntries(pageHeaders(origins)));
  expect(headersOf(webOf('prod'), 'event-planner-prod-api')).toEqual(Object.fromEntries(apiHeaders(origins)));
  expect(headersOf(webOf('prod'), 'event-planner-prod-frames')).toEqual(Object.fromEntries(frameHeaders(origins)));
  expect(headersOf(webOf('prod'), 'event-planner-prod-shared')).toEqual(Object.fromEntries(sharedHeaders(origins)));
});

/** What the first behavior that fits an address does with it: CloudFront's `*` stands for slashes too. */
function behaviorAt(path: string) {
  const { CacheBehaviors, DefaultCacheBehavior, Origins } = distributionOf(webOf('prod'));
  const fits = (pattern: string): boolean => new RegExp(`^${RegExp.escape(pattern).replaceAll(String.raw`\*`, '.*')}$`).test(path);
  const behavior = CacheBehaviors.find(({ PathPattern = '' }) => fits(PathPattern)) ?? DefaultCacheBehavior;
  const origin = Origins.find(({ Id }) => Id === behavior.TargetOriginId);
  return { policy: behavior.ResponseHeadersPolicyId, asks: origin?.OriginPath ? `${origin.OriginPath}${path}` : undefined };
}

test('an address that a service writes is asked of it, what is deeper is answered with the page of the app', () => {
  const pagesPolicy = behaviorAt('/').policy;
  for (const { pattern, below } of pages(eventPlanner)) {
    const address = pattern.replace('*', 'hamlet');
    expect(behaviorAt(address)).toEqual({ policy: pagesPolicy, asks: `${below}${address}` });
    expect(behaviorAt(`${address}/seats`)).toEqual({ policy: pagesPolicy, asks: undefined });
  }
  expect(behaviorAt('/events')).toEqual({ policy: pagesPolicy, asks: undefined });
});

test('other websites may show what the app offers them, under headers of its own', () => {
  const [app] = eventPlanner.edge.webApps;
  const others = [`${app.embed.frames}/events/hamlet`, app.embed.script].map(path => behaviorAt(path).policy);
  expect(new Set([...others, behaviorAt('/').policy].map(policy => JSON.stringify(policy))).size).toBe(3);
});

test('a service may narrow its own policy, a page may not', () => {
  const replaces = (Name: string): unknown =>
    (
      only(webOf('prod'), 'AWS::CloudFront::ResponseHeadersPolicy', { ResponseHeadersPolicyConfig: { Name } })[
        'ResponseHeadersPolicyConfig'
      ] as HeadersConfig
    ).SecurityHeadersConfig.ContentSecurityPolicy.Override;
  expect([replaces('event-planner-prod-api'), replaces('event-planner-prod-pages')]).toEqual([false, true]);
});

test('where nobody takes cards, the pages trust no payment provider', () => {
  const reaching = new Set<string>(
    eventPlanner.services.filter(({ reaches }: Manifest) => reaches?.includes('api.stripe.com')).map(({ name }) => name),
  );
  const services = eventPlanner.services
    .filter(({ name }) => !reaching.has(name))
    .map((service: Manifest) => ({ ...service, calls: service.calls?.filter(name => !reaching.has(name)) ?? [] }));
  const without = { ...eventPlanner, services };
  expect(headersOf(webOf('prod', { system: without }), 'event-planner-prod-pages')['content-security-policy']).not.toContain('stripe');
});

test('the web stands in us-east-1 under its own name, guarded and written down, wherever the services run', () => {
  const web = webOf('dev');
  web.hasResourceProperties('AWS::WAFv2::WebACL', {
    Scope: 'CLOUDFRONT',
    Rules: Match.arrayWith([
      Match.objectLike({
        Name: 'requests-per-address',
        Statement: {
          RateBasedStatement: Match.objectLike({
            ScopeDownStatement: { NotStatement: { Statement: { ByteMatchStatement: Match.objectLike({ SearchString: '/assets/' }) } } },
          }),
        },
      }),
    ]),
  });
  web.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Aliases: ['www.dev.event-planner.example'],
      HttpVersion: 'http2and3',
      Logging: Match.objectLike({ Prefix: 'cdn/' }),
      WebACLId: Match.anyValue(),
    },
  });
  for (const Type of ['A', 'AAAA'])
    web.hasResourceProperties('AWS::Route53::RecordSet', {
      Type,
      Name: 'www.dev.event-planner.example.',
      HostedZoneName: 'dev.event-planner.example.',
    });
});

test('what came through the CDN is not believed by the CDN itself: there every address is counted', () => {
  const rules = Object.values(webOf('prod').findResources('AWS::WAFv2::WebACL')).flatMap(
    ({ Properties }) => Properties.Rules as { Name: string }[],
  );
  expect(rules.map(({ Name }) => Name)).not.toContain('through-the-cdn');
});

interface Origins {
  readonly Origins: readonly { readonly Id: string; readonly DomainName: unknown; readonly OriginAccessControlId?: unknown }[];
  readonly OriginGroups?: {
    readonly Items: readonly {
      readonly Id: string;
      readonly FailoverCriteria: unknown;
      readonly Members: { readonly Items: readonly { readonly OriginId: string }[] };
    }[];
  };
  readonly DefaultCacheBehavior: { readonly TargetOriginId: string };
}
const originsOfPages = (template: ReturnType<typeof webOf>): Origins =>
  only(template, 'AWS::CloudFront::Distribution')['DistributionConfig'] as Origins;

test('where there is a second region the pages come from there while the first does not answer', () => {
  const { Origins, OriginGroups, DefaultCacheBehavior } = originsOfPages(webOf('prod'));
  const group = OriginGroups?.Items.find(({ Id }) => Id === DefaultCacheBehavior.TargetOriginId);
  expect(group?.FailoverCriteria).toMatchObject({ StatusCodes: { Items: [500, 502, 503, 504] } });
  const members = group?.Members.Items.map(({ OriginId }) => Origins.find(({ Id }) => Id === OriginId));
  expect(members?.map(member => JSON.stringify(member?.DomainName))).toEqual([
    expect.stringContaining('RegionalDomainName'),
    '"event-planner-prod-web-copy-333344445555.s3.us-west-2.amazonaws.com"',
  ]);
  for (const member of members ?? [])
    expect(member).toMatchObject({ OriginAccessControlId: expect.anything() as unknown, ConnectionTimeout: 3 });
});

test('every release is copied into the other region by a role that can do nothing else', () => {
  const web = webOf('prod');
  web.hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'event-planner-prod-web-333344445555',
    ReplicationConfiguration: {
      Rules: [
        Match.objectLike({
          Status: 'Enabled',
          Destination: { Bucket: 'arn:aws:s3:::event-planner-prod-web-copy-333344445555' },
          DeleteMarkerReplication: { Status: 'Disabled' },
        }),
      ],
    },
  });
  const role = only(web, 'AWS::IAM::Policy', { PolicyName: Match.stringLikeRegexp('pagescopyist') });
  const { Statement } = role['PolicyDocument'] as { readonly Statement: readonly { Action: string | string[]; Resource: unknown }[] };
  expect(Statement.map(({ Action, Resource }) => [Resource, Action])).toEqual([
    ['arn:aws:s3:::event-planner-prod-web-333344445555', ['s3:GetReplicationConfiguration', 's3:ListBucket']],
    [
      'arn:aws:s3:::event-planner-prod-web-333344445555/*',
      ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
    ],
    ['arn:aws:s3:::event-planner-prod-web-copy-333344445555/*', ['s3:ReplicateObject', 's3:ReplicateTags']],
  ]);
});

test("the copy is kept like the original, and read by distributions of the environment's account alone", () => {
  const { webCopy } = openDeployment(deploymentIn('prod')).templates;
  if (!webCopy) throw new Error('prod has a second region');
  const original = only(webOf('prod'), 'AWS::S3::Bucket', { BucketName: 'event-planner-prod-web-333344445555' });
  const copy = only(webCopy, 'AWS::S3::Bucket', { BucketName: 'event-planner-prod-web-copy-333344445555' });
  for (const property of ['BucketEncryption', 'LifecycleConfiguration', 'PublicAccessBlockConfiguration', 'VersioningConfiguration'])
    expect(copy[property]).toEqual(original[property]);
  const allowed = Object.values(webCopy.findResources('AWS::S3::BucketPolicy'))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as { Effect: string; Principal: object; Condition?: unknown }[])
    .filter(({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal).includes('cloudfront'));
  expect(allowed).toHaveLength(2);
  for (const { Condition } of allowed)
    expect(Condition).toEqual({ ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::333344445555:distribution/*' } });
});

test('pages are copied out of the region where they stand, and only where there is another', () => {
  expect(pagesCopyOf(deploymentIn('prod'))?.region).toBe('us-west-2');
  expect(pagesCopyOf(deploymentIn('lending', { system: library }))?.region).toBe('eu-west-2');
  const { prod } = eventPlanner.environments;
  const home = { ...eventPlanner, environments: { prod: { ...prod, regions: ['eu-west-1', 'us-east-1'] as const } } };
  expect(pagesCopyOf(deploymentIn('prod', { system: home }))?.region).toBe('eu-west-1');
  expect(pagesCopyOf(deploymentIn('dev'))).toBeUndefined();
  expect(originsOfPages(webOf('dev')).OriginGroups).toBeUndefined();
  webOf('dev').resourceCountIs('AWS::IAM::Role', 0);
});
