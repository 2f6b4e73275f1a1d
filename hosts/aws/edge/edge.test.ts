import { refuse, toProblem } from '@event-planner/platform/errors';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { minutes, seconds, type System } from '@event-planner/model';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { connectionsOf } from '../network/connections.ts';
import { allDeployments, deploymentIn, openDeployment } from '../network/test-deployments.ts';

const edgeOf = (...where: Parameters<typeof deploymentIn>) => openDeployment(deploymentIn(...where)).templates.edge;
const loadBalancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const listener = 'AWS::ElasticLoadBalancingV2::Listener';

const withEdge = (changes: Partial<System['edge']>): System => ({ ...eventPlanner, edge: { ...eventPlanner.edge, ...changes } });

test('plain HTTP is answered with the way to HTTPS, for good', () => {
  edgeOf('prod').hasResourceProperties(listener, {
    Port: 80,
    DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }],
  });
});

test('what no service claims is not found, in the words of every other refusal', () => {
  const { title, status, code } = toProblem(refuse('not_found', ''), '');
  const [action] = Object.values(edgeOf('prod').findResources(listener, { Properties: { Port: 443 } })).map(
    ({ Properties }) => Properties.DefaultActions[0].FixedResponseConfig,
  );
  expect(action).toMatchObject({ StatusCode: '404', ContentType: 'application/json' });
  expect(JSON.parse(action.MessageBody)).toMatchObject({ title, status, code });
});

test.each([
  ['1.2', 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', 'TLSv1.2_2025'],
  ['1.3', 'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09', 'TLSv1.3_2025'],
] as const)('with TLS %s as the least, both doors take no less', (minimum, policy, protocol) => {
  const { edge, web } = openDeployment(deploymentIn('prod', { system: withEdge({ tls: { minimum, preferred: '1.3' } }) })).templates;
  for (const Port of [443, 8443]) edge.hasResourceProperties(listener, { Port, Protocol: 'HTTPS', SslPolicy: policy });
  web.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { ViewerCertificate: { MinimumProtocolVersion: protocol } },
  });
});

test('a new colour is seen on a listener that nobody outside the network reaches', () => {
  const deployment = deploymentIn('prod');
  const ports = Object.values(edgeOf('prod').findResources(listener)).map(({ Properties }) => Number(Properties.Port));
  const reachedBy = (from: string) =>
    connectionsOf(deployment)
      .filter(connection => connection.from === from && connection.to === 'edge')
      .map(({ port }) => port);
  expect(ports.toSorted()).toEqual([...reachedBy('internet'), ...reachedBy('network')].toSorted());
  expect(reachedBy('network')).toEqual([8443]);
});

const attributeOf = (template: ReturnType<typeof edgeOf>, key: string): string | undefined =>
  Object.values(template.findResources(loadBalancer))
    .flatMap(({ Properties }) => Properties.LoadBalancerAttributes as { Key: string; Value: string }[])
    .find(({ Key }) => Key === key)?.Value;

test('the load balancer keeps to the model, drops what is malformed, and writes down who asked', () => {
  const prod = edgeOf('prod', { system: withEdge({ idleTimeout: seconds(75) }) });
  expect(attributeOf(prod, 'idle_timeout.timeout_seconds')).toBe('75');
  expect(attributeOf(prod, 'routing.http.drop_invalid_header_fields.enabled')).toBe('true');
  expect(attributeOf(prod, 'access_logs.s3.enabled')).toBe('true');
  prod.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 90 })] },
    PublicAccessBlockConfiguration: { RestrictPublicBuckets: true, BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true },
  });
  expect(attributeOf(prod, 'deletion_protection.enabled')).toBe('true');
  expect(attributeOf(edgeOf('dev'), 'deletion_protection.enabled')).toBe('false');
});

test('the answers of the load balancer carry the headers it can add', () => {
  edgeOf('prod').hasResourceProperties(listener, {
    Port: 443,
    ListenerAttributes: Match.arrayWith([
      { Key: 'routing.http.response.x_content_type_options.header_value', Value: 'nosniff' },
      {
        Key: 'routing.http.response.strict_transport_security.header_value',
        Value: 'max-age=63072000; includeSubDomains; preload',
      },
    ]),
  });
});

const rulesOf = (template: ReturnType<typeof edgeOf>) =>
  Object.values(template.findResources('AWS::WAFv2::WebACL')).flatMap(({ Properties }) => Properties.Rules as { Name: string }[]);

test('an address that asks more often than the model allows is refused with 429', () => {
  const often = withEdge({ firewall: { requestsPerIp: 500, per: minutes(1), commonRules: true } });
  expect(rulesOf(edgeOf('prod', { system: often }))).toContainEqual(
    expect.objectContaining({
      Action: { Block: { CustomResponse: { ResponseCode: 429, CustomResponseBodyKey: 'too-many-requests' } } },
      Statement: { RateBasedStatement: { Limit: 500, EvaluationWindowSec: 60, AggregateKeyType: 'IP' } },
    }),
  );
  const oddly = withEdge({ firewall: { requestsPerIp: 600, per: seconds(200), commonRules: true } });
  expect(JSON.stringify(rulesOf(edgeOf('prod', { system: oddly })))).toContain('"EvaluationWindowSec":300,"Limit":900');
});

test('the managed rules stand behind it where the model wants them, and leave the size of bodies to the services', () => {
  const names = (system?: System) => rulesOf(edgeOf('prod', system && { system })).map(({ Name }) => Name);
  expect(names()).toEqual([
    'through-the-cdn',
    'requests-per-address',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
  ]);
  expect(names(withEdge({ firewall: { ...eventPlanner.edge.firewall, commonRules: false } }))).toEqual([
    'through-the-cdn',
    'requests-per-address',
  ]);
  expect(JSON.stringify(rulesOf(edgeOf('prod')))).toContain('{"ActionToUse":{"Count":{}},"Name":"SizeRestrictions_BODY"}');
});

test('the CDN proves itself to the load balancer by a secret that no template shows and every region has', () => {
  const { edge, web } = openDeployment(deploymentIn('prod')).templates;
  edge.hasResourceProperties('AWS::SecretsManager::Secret', {
    Name: 'event-planner-prod-origin-key',
    ReplicaRegions: [{ Region: 'us-west-2' }],
  });
  edgeOf('dev').hasResourceProperties('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-east-1' }] });
  const reference = '{{resolve:secretsmanager:event-planner-prod-origin-key:SecretString:::}}';
  expect(JSON.stringify(rulesOf(edgeOf('prod', { role: 'standby' })))).toContain(reference);
  expect(JSON.stringify(web.toJSON())).toContain(`"HeaderName":"x-origin-key","HeaderValue":"${reference}"`);
});

test('refusals are written down without what a request proves itself by', () => {
  edgeOf('prod').hasResourceProperties('AWS::WAFv2::LoggingConfiguration', {
    RedactedFields: ['authorization', 'cookie', 'x-origin-key'].map(Name => ({ SingleHeader: { Name } })),
  });
});

test('the API is found in the primary region while it answers, and in the standby after the stated time when it does not', () => {
  const [primary, standby] = [edgeOf('prod'), edgeOf('prod', { role: 'standby' })];
  primary.hasResourceProperties('AWS::Route53::RecordSet', {
    Name: 'api.event-planner.example.',
    Type: 'CNAME',
    TTL: '60',
    Failover: 'PRIMARY',
    HealthCheckId: Match.anyValue(),
  });
  standby.hasResourceProperties('AWS::Route53::RecordSet', {
    Name: 'api.event-planner.example.',
    HostedZoneName: 'event-planner.example.',
    TTL: '60',
    Failover: 'SECONDARY',
    HealthCheckId: Match.absent(),
  });
  primary.hasResourceProperties('AWS::Route53::HealthCheck', {
    HealthCheckConfig: {
      Type: 'HTTPS',
      ResourcePath: '/health',
      RequestInterval: 30,
      FailureThreshold: 3,
      FullyQualifiedDomainName: { 'Fn::GetAtt': [Match.stringLikeRegexp('LoadBalancer'), 'DNSName'] },
    },
  });
  standby.resourceCountIs('AWS::Route53::HealthCheck', 0);
});

test('what the health check asks is answered by both listeners', () => {
  const rules = edgeOf('prod').findResources('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Properties: { Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [eventPlanner.edge.health.path] } }] },
  });
  expect(Object.values(rules).map(({ Properties }) => Properties.Actions[0].FixedResponseConfig.StatusCode)).toEqual(['200', '200']);
});

test('with one region there is nothing to fail over to, and the address is an alias', () => {
  const startup = edgeOf('startup');
  startup.hasResourceProperties('AWS::Route53::RecordSet', {
    Type: 'A',
    AliasTarget: Match.objectLike({ EvaluateTargetHealth: false }),
    Failover: Match.absent(),
    SetIdentifier: Match.absent(),
  });
  startup.resourceCountIs('AWS::Route53::HealthCheck', 0);
});

test('the zone outlives its stack, and stands in the primary region alone', () => {
  const zones = (template: ReturnType<typeof edgeOf>) => Object.values(template.findResources('AWS::Route53::HostedZone'));
  expect(zones(edgeOf('prod'))).toMatchObject([{ DeletionPolicy: 'Retain', Properties: { Name: 'event-planner.example.' } }]);
  expect(zones(edgeOf('prod', { role: 'standby' }))).toEqual([]);
  expect(zones(edgeOf('dev'))).toMatchObject([{ Properties: { Name: 'dev.event-planner.example.' } }]);
});

test('a guest in an account leaves no buckets behind', () => {
  const { staging } = eventPlanner.environments;
  const system = { ...eventPlanner, environments: { staging, preview: { ...staging, guestOf: 'staging' } } };
  const { edge, web } = openDeployment(deploymentIn('preview', { system })).templates;
  for (const template of [edge, web]) {
    template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    const buckets = Object.keys(template.findResources('AWS::S3::Bucket'));
    expect(Object.keys(template.findResources('Custom::S3AutoDeleteObjects'))).toHaveLength(buckets.length);
  }
  edgeOf('staging').allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
});

test('the proofs of both names are put into the zone by the one certificate that knows it', () => {
  edgeOf('prod').hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'api.event-planner.example',
    SubjectAlternativeNames: ['www.event-planner.example'],
    DomainValidationOptions: [
      { DomainName: 'api.event-planner.example', HostedZoneId: Match.anyValue() },
      { DomainName: 'www.event-planner.example', HostedZoneId: Match.anyValue() },
    ],
  });
  edgeOf('prod', { role: 'standby' }).hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'api.event-planner.example',
    SubjectAlternativeNames: Match.absent(),
    ValidationMethod: 'DNS',
  });
});

test('what the load balancer refuses itself is measured, and wakes somebody as the environment says', () => {
  for (const deployment of allDeployments()) {
    const { edge, templates } = openDeployment(deployment);
    expect(edge.measures.map(({ metric, subject }) => [metric, subject])).toEqual([
      ['server-errors-per-minute', 'edge'],
      ['server-error-percent', 'edge'],
    ]);
    const { environment, system, environmentName } = deployment;
    const watched = (environment.alarms ?? system.alarms).filter(({ metric }) => edge.measures.some(measure => measure.metric === metric));
    const names = Object.values(templates.edge.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties.AlarmName);
    expect(names).toEqual(watched.map(({ name }) => `${system.name}-${environmentName}-edge-${name}`));
    expect(names).not.toEqual([]);
  }
});
