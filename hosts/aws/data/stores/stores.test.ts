import { eventPlanner } from '@event-planner/systems/event-planner';
import { callersOf, gb, secretsIn } from '@event-planner/model';
import { createPrivateKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { nameIn } from '../../deployment.ts';
import { everywhere, type Kept, library, titleOf } from '../../test-system.ts';
import { pipeFor, valueFor } from '../make-secret.ts';
import { sizeFor } from '../sizes.ts';

type Properties = Record<string, unknown>;

const find = ({ templates }: Kept, type: string): readonly Properties[] =>
  Object.values(templates.data.findResources(type)).map(resource => resource['Properties'] as Properties);

const planner = everywhere(eventPlanner);
const [lending, lendingStandby] = everywhere(library);
if (!lending || !lendingStandby) throw new Error('the library is in two regions');
const [loan, reminder] = library.services;
const all = [...planner, lending, lendingStandby].map(kept => [titleOf(kept), kept] as const);

const text = (value: unknown): string => JSON.stringify(value);

test.each(all)('%s: the cache has the shards of its plan, speaks TLS alone, and asks for a token', (_, kept) => {
  const { environment, role } = kept.deployment;
  const [cache, ...others] = find(kept, 'AWS::ElastiCache::ReplicationGroup');
  expect(others).toEqual([]);
  const replicas = role === 'primary' ? environment.cache.replicasPerShard : 0;
  expect(cache).toMatchObject({
    ReplicationGroupId: nameIn(kept.deployment, 'cache'),
    Engine: 'valkey',
    ClusterMode: 'enabled',
    NumNodeGroups: environment.cache.shards,
    ReplicasPerNodeGroup: replicas,
    AutomaticFailoverEnabled: true,
    MultiAZEnabled: replicas > 0,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: 'required',
    AtRestEncryptionEnabled: true,
  });
  expect(text(cache?.['AuthToken'])).toContain('{{resolve:secretsmanager:');
  expect(kept.data.accessOf(kept.deployment.system.services[0] ?? loan).variables['CACHE_URL']).toMatch(/^rediss:\/\/.+:6379$/);
});

test.each(all)('%s: hits are measured over all nodes of a shard, by no more metrics than an alarm may read', (_, kept) => {
  const { environment, role } = kept.deployment;
  const measures = kept.data.measures.filter(({ metric }) => metric === 'cache-hit-percent');
  expect(measures).toHaveLength(environment.cache.shards);
  const nodes = 1 + (role === 'primary' ? environment.cache.replicasPerShard : 0);
  for (const { value } of measures) {
    const { expression, usingMetrics } = value.toMetricConfig().mathExpression ?? {};
    expect(Object.keys(usingMetrics ?? {})).toHaveLength(nodes * 2);
    expect(nodes * 2).toBeLessThanOrEqual(10);
    expect(expression).toMatch(/^100 \* \(hits1/);
  }
});

test.each(all)('%s: there is a secret for every name in a manifest, and one of each service', (_, kept) => {
  const { deployment } = kept;
  const stated = [...deployment.system.services.flatMap(({ name, secrets = [] }) => [...secrets, `${name}-service-key`]), 'cache-token'];
  const secrets = find(kept, 'AWS::SecretsManager::Secret');
  const names = secrets.map(({ Name }) => Name);
  if (deployment.role === 'standby') {
    expect(names).toEqual([]);
    return;
  }
  expect(names).toEqual(expect.arrayContaining(stated.map(name => nameIn(deployment, name))));
  const regions = deployment.environment.regions.filter(region => region !== deployment.region).map(Region => ({ Region }));
  for (const secret of secrets) {
    expect(text(secret['KmsKeyId'])).toContain('secretskey');
    expect(secret['ReplicaRegions'] ?? []).toEqual(regions);
    expect(secret['SecretString']).toBeUndefined();
  }
});

test.each(all)('%s: each secret says how it is made, and shows nothing of itself', (_, kept) => {
  const told = new Map(find(kept, 'AWS::SecretsManager::Secret').map(({ Name, Description }) => [Name, String(Description)]));
  const made = { random: 'generated', 'signing-key': 'to be made by hosts/aws/data/make-secret.ts' };
  for (const [name, source] of kept.deployment.role === 'primary' ? secretsIn(kept.deployment.system) : []) {
    const description = told.get(nameIn(kept.deployment, name));
    expect(description).toContain(typeof source === 'string' ? made[source] : `to be fetched from ${source.from}`);
    if (typeof source === 'object') expect(description).not.toContain(source.trialPrefix);
  }
});

test('keys are made for what a system says is a key, and nothing is made that is not ours to make', () => {
  const made = valueFor(eventPlanner, 'ticket-signing-key');
  expect(createPrivateKey({ key: JSON.parse(made), format: 'jwk' }).asymmetricKeyType).toBe('ed25519');
  expect(valueFor(eventPlanner, 'ticket-signing-key')).not.toBe(made);
  expect(() => valueFor(eventPlanner, 'stripe-secret-key')).toThrow('not ours to make: fetch it from Stripe');
  expect(() => valueFor(eventPlanner, 'tickets')).toThrow('event-planner keeps no secret tickets; it keeps token-signing-key');
  expect(pipeFor(eventPlanner, 'prod', 'ticket-signing-key')).toBe(
    '| aws secretsmanager put-secret-value --region us-east-1 --secret-id event-planner-prod-ticket-signing-key --secret-string file:///dev/stdin',
  );
});

test.each(all)('%s: a service is given its own secrets and no other service’s', (_, kept) => {
  for (const service of kept.deployment.system.services) {
    const given = Object.keys(kept.data.accessOf(service).secrets).filter(name => name.startsWith('SECRET_'));
    const own = [...(service.secrets ?? []), `${service.name}-service-key`].map(
      name => `SECRET_${name.toUpperCase().replaceAll('-', '_')}`,
    );
    expect(given.toSorted()).toEqual(own.toSorted());
    const readable = kept.data.accessOf(service).statements.filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'));
    const documents = service.documents ? 1 : 0;
    expect(readable.flatMap(({ resources }) => resources)).toHaveLength(own.length + 2 + documents);
  }
});

test.each(all)('%s: a service publishes its own keys and no other’s, and reads those of who calls it', (_, kept) => {
  const { system } = kept.deployment;
  const folder = `:parameter/${nameIn(kept.deployment, 'service-keys')}/`;
  for (const service of system.services) {
    const { name } = service;
    const to = (action: string): readonly string[] =>
      kept.data
        .accessOf(service)
        .statements.filter(({ actions }) => actions.includes(action))
        .flatMap(({ resources }) => resources.map(resource => resource.slice(resource.indexOf(folder) + folder.length)));
    expect(to('ssm:PutParameter')).toEqual([name]);
    expect(to('ssm:GetParameter')).toEqual([name, ...callersOf(system, name)]);
  }
});

test('a store nobody uses is not deployed, although nodes are planned for it', () => {
  for (const kept of planner)
    for (const type of ['AWS::DocDB::DBCluster', 'AWS::OpenSearchService::Domain', 'AWS::DynamoDB::GlobalTable'])
      expect(find(kept, type)).toEqual([]);
});

test.each(all)('%s: a service reaches its own objects, to put, get and delete them, and nobody else does', (_, kept) => {
  for (const service of kept.deployment.system.services) {
    const { statements, variables } = kept.data.accessOf(service);
    const own = Object.keys(service.objects ?? {});
    expect(Object.keys(variables).filter(name => name.startsWith('BUCKET_'))).toEqual(
      own.map(name => `BUCKET_${name.toUpperCase().replaceAll('-', '_')}`),
    );
    const objects = statements.filter(({ actions }) => actions.some(action => /^s3:\w+Object/.test(action)));
    expect(objects.map(({ actions, resources }) => [actions.toSorted(), resources.length])).toEqual(
      own.length === 0 ? [] : [[['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], own.length]],
    );
  }
});

test('a table has its keys, its expiry, its index, and a replica in the other region', () => {
  const [table] = find(lending, 'AWS::DynamoDB::GlobalTable');
  expect(table).toMatchObject({
    TableName: 'library-lending-reader-visits',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'reader', KeyType: 'HASH' },
      { AttributeName: 'at', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'by-book' }],
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    SSESpecification: { SSEEnabled: true },
  });
  const replicas = table?.['Replicas'] as readonly Properties[];
  expect(replicas.map(({ Region }) => Region).toSorted()).toEqual(['eu-west-1', 'eu-west-2']);
  for (const replica of replicas)
    expect(replica).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
    });
  expect(find(lendingStandby, 'AWS::DynamoDB::GlobalTable')).toEqual([]);
  expect(lendingStandby.data.accessOf(loan).variables['TABLE_READER_VISITS']).toBe('library-lending-reader-visits');
});

test('documents are encrypted, in zones, logged, and their password rotates', () => {
  lending.templates.data.hasResourceProperties('AWS::DocDB::DBCluster', {
    StorageEncrypted: true,
    DeletionProtection: true,
    EnableCloudwatchLogsExports: ['audit', 'profiler'],
    BackupRetentionPeriod: 30,
  });
  lending.templates.data.resourceCountIs('AWS::DocDB::DBInstance', 2);
  lending.templates.data.hasResourceProperties('AWS::DocDB::DBInstance', { DBInstanceClass: 'db.t4g.medium' });
  lending.templates.data.hasResourceProperties('AWS::DocDB::DBClusterParameterGroup', { Parameters: { tls: 'enabled' } });
  lending.templates.data.resourceCountIs('AWS::SecretsManager::RotationSchedule', 2);
});

test('the search domain is inside the network, encrypted, logged, and answers HTTPS to roles of the account', () => {
  const [domain] = find(lending, 'AWS::OpenSearchService::Domain');
  expect(domain).toMatchObject({
    EngineVersion: 'OpenSearch_3.5',
    ClusterConfig: {
      InstanceCount: 3,
      InstanceType: 'm7g.large.search',
      ZoneAwarenessEnabled: true,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
    },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    EncryptionAtRestOptions: { Enabled: true },
    NodeToNodeEncryptionOptions: { Enabled: true },
  });
  expect(domain).toHaveProperty('VPCOptions.SubnetIds.length', 3);
  expect(text(domain?.['AccessPolicies'])).toContain(':root"');
  expect(text(domain?.['AccessPolicies'])).not.toContain('"AWS":"*"');
});

test('a bucket is private, encrypted, versioned, expires as stated, and lets the web application alone follow its links', () => {
  const covers = find(lending, 'AWS::S3::Bucket').find(({ BucketName }) => BucketName === 'library-lending-covers-555566667777-eu-west-1');
  expect(covers).toMatchObject({
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    VersioningConfiguration: { Status: 'Enabled' },
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: 400 }] },
    CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://www.event-planner.example'] }] },
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] },
    LoggingConfiguration: { LogFilePrefix: 'covers/' },
  });
  expect(lending.data.accessOf(loan).variables['BUCKET_COVERS']).toBeDefined();
});

test('what is locked is locked in production for as long as stated, and nothing else is', () => {
  const locks = new Map(
    planner.flatMap(({ deployment, ...kept }) =>
      find({ deployment, ...kept }, 'AWS::S3::Bucket').map(
        bucket => [String(bucket['BucketName']), bucket['ObjectLockConfiguration']] as const,
      ),
    ),
  );
  const locked = [...locks].filter(([, lock]) => lock !== undefined).map(([name]) => name);
  expect(locked).toContain('event-planner-prod-anchors-333344445555-us-east-1');
  expect(locked.filter(name => !/^event-planner-(prod|startup)-anchors-/.test(name))).toEqual([]);
  expect(locks.get('event-planner-prod-anchors-333344445555-us-east-1')).toMatchObject({
    Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 730 } },
  });
  expect(locks.has('event-planner-dev-anchors-111122223333-eu-west-1')).toBe(true);
});

test('who has no table, bucket, document or index is told of none', () => {
  const { variables } = lending.data.accessOf(reminder);
  expect(Object.keys(variables).filter(name => /^(TABLE|BUCKET|DOCUMENTS|SEARCH)_/.test(name))).toEqual([]);
});

test('no statement is for everything', () => {
  for (const [, kept] of all)
    for (const service of kept.deployment.system.services)
      for (const { actions, resources } of kept.data.accessOf(service).statements) {
        expect(resources).not.toContain('*');
        expect(actions.filter(action => action.includes('*'))).toEqual([]);
      }
});

test('the cheapest size that has what is asked is taken, and one that does not exist is refused', () => {
  expect(sizeFor('postgres', { cpu: 2, memory: gb(8) }).name).toBe('t4g.large');
  expect(sizeFor('postgres', { cpu: 4, memory: gb(8) }).name).toBe('m8g.xlarge');
  expect(sizeFor('cache', { memory: gb(1.5) }).name).toBe('cache.t4g.small');
  expect(sizeFor('documents', { memory: gb(16) }).name).toBe('r8g.large');
  expect(() => sizeFor('cache', { memory: gb(500) })).toThrow('the largest has 52.82 GB');
});
