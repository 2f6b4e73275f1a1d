import { defineService, gb, minutes } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { nameIn, zonesOf } from '../../deployment.ts';
import { everywhere, type Kept, library, titleOf } from '../../test-system.ts';
import { serversOf } from './servers.ts';

type Properties = Record<string, unknown>;
interface Found {
  readonly properties: Properties;
  readonly kept: unknown;
}

const find = ({ templates }: Kept, type: string): readonly Found[] =>
  Object.values(templates.data.findResources(type)).map(resource => ({
    properties: resource['Properties'] as Properties,
    kept: resource['DeletionPolicy'],
  }));

const all = everywhere(eventPlanner);
const primaries = all.filter(({ deployment }) => deployment.role === 'primary').map(kept => [titleOf(kept), kept] as const);
const standbys = all.filter(({ deployment }) => deployment.role === 'standby').map(kept => [titleOf(kept), kept] as const);
const [lending, lendingStandby] = everywhere(library);
if (!lending || !lendingStandby) throw new Error('the library is in two regions');

const instances = (kept: Kept): readonly Found[] => find(kept, 'AWS::RDS::DBInstance');
const sources = (kept: Kept): readonly Found[] =>
  instances(kept).filter(({ properties }) => properties['SourceDBInstanceIdentifier'] === undefined);
const copies = (kept: Kept): readonly Found[] =>
  instances(kept).filter(({ properties }) => properties['SourceDBInstanceIdentifier'] !== undefined);

test.each(primaries)('%s: every database stands on the server the plan gives it', (_, kept) => {
  const { deployment } = kept;
  const plan = deployment.environment.database;
  const keepers = eventPlanner.services.filter(({ database }) => database);
  const declared =
    plan.servers === 'shared'
      ? [{ DBInstanceIdentifier: nameIn(deployment, 'database'), AllocatedStorage: String(plan.storage) }]
      : keepers.map(({ name, database }) => ({
          DBInstanceIdentifier: nameIn(deployment, `${name}-database`),
          DBName: name,
          AllocatedStorage: String(plan.storage ?? database.storage),
        }));
  expect(sources(kept)).toHaveLength(declared.length);
  for (const one of declared)
    expect(sources(kept).map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({ ...one, MultiAZ: plan.standby, BackupRetentionPeriod: Math.min(35, plan.pointInTimeDays) }),
    );
});

test.each(primaries)('%s: every server has the replicas that are stated, over all zones', (_, kept) => {
  const { deployment } = kept;
  for (const { name, services, replicas } of serversOf(deployment)) {
    const own = copies(kept).filter(({ properties }) =>
      String(properties['DBInstanceIdentifier']).startsWith(`${nameIn(deployment, name)}-replica-`),
    );
    const stated = Math.max(...services.map(({ database }) => deployment.environment.database.replicas ?? database?.replicas ?? 0));
    expect(own).toHaveLength(stated);
    expect(replicas).toBe(stated);
    const zones = new Set(own.map(({ properties }) => properties['AvailabilityZone']));
    expect(zones.size).toBe(Math.min(stated, zonesOf(deployment).length));
  }
});

test.each([...primaries, ...standbys])('%s: no database is open, unencrypted, unwatched or unlogged', (_, kept) => {
  expect(instances(kept)).not.toEqual([]);
  for (const { properties } of instances(kept)) {
    expect(properties).toMatchObject({
      PubliclyAccessible: false,
      EnableIAMDatabaseAuthentication: true,
      EnablePerformanceInsights: true,
      MonitoringInterval: 60,
      EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      StorageType: 'gp3',
    });
    expect(JSON.stringify(properties['DBInstanceClass'])).toMatch(/^"db\.(t4g|m8g|r8g)\./);
  }
  for (const { properties } of sources(kept)) {
    expect(properties['StorageEncrypted']).toBe(true);
    expect(properties['EngineVersion']).toBe('18.3');
    expect(JSON.stringify(properties['KmsKeyId'])).toContain('datakey');
  }
  for (const { properties } of find(kept, 'AWS::RDS::DBParameterGroup'))
    expect(properties['Parameters']).toMatchObject({ 'rds.force_ssl': '1', max_connections: expect.stringMatching(/^\d+$/) as unknown });
});

test.each([...primaries, ...standbys])('%s: a database outlives its stack in production, and leaves a snapshot in staging', (_, kept) => {
  const { purpose } = kept.deployment.environment;
  const lasting = kept.deployment.role === 'primary' ? sources(kept) : instances(kept);
  const policy = { production: 'Retain', staging: 'Snapshot', development: 'Delete' }[purpose];
  for (const { properties, kept: deletion } of lasting) {
    expect(deletion).toBe(policy);
    expect(properties['DeletionProtection']).toBe(purpose === 'production');
  }
});

test.each(standbys)('%s: every server of the primary region has a copy here, under its own key', (_, kept) => {
  const { deployment } = kept;
  const [primary] = deployment.environment.regions;
  const sourcesByName = serversOf(deployment).map(({ name }) => [
    nameIn(deployment, name),
    `arn:aws:rds:${primary}:${deployment.environment.account}:db:${nameIn(deployment, name)}`,
  ]);
  expect(instances(kept).map(({ properties }) => [properties['DBInstanceIdentifier'], properties['SourceDBInstanceIdentifier']])).toEqual(
    sourcesByName,
  );
  for (const { properties } of instances(kept)) {
    expect(properties['SourceRegion']).toBe(primary);
    expect(JSON.stringify(properties['KmsKeyId'])).toContain('datakey');
  }
  expect(find(kept, 'AWS::SecretsManager::Secret')).toEqual([]);
});

test.each(primaries)('%s: every password is generated, encrypted with a customer key, and changed every 30 days', (_, kept) => {
  const servers = serversOf(kept.deployment);
  expect(find(kept, 'AWS::SecretsManager::RotationSchedule').map(({ properties }) => properties['RotationRules'])).toEqual(
    servers.map(() => ({ ScheduleExpression: 'rate(30 days)' })),
  );
  for (const { properties } of sources(kept))
    expect(JSON.stringify(properties['MasterUserPassword'])).toContain('{{resolve:secretsmanager:');
});

test.each([...primaries, ...standbys])('%s: a service is told of its own database, and may enter no other', (_, kept) => {
  for (const service of eventPlanner.services) {
    const { variables, secrets, statements } = kept.data.accessOf(service);
    const name = service.name.toUpperCase();
    expect(Object.keys(variables).filter(key => key.startsWith('DATABASE'))).toEqual([`DATABASE_${name}`, `DATABASE_SECRET_${name}`]);
    expect(JSON.parse(variables[`DATABASE_${name}`] ?? '')).toMatchObject({
      port: 5432,
      database: service.name,
      user: serverUser(kept, service.name),
    });
    expect(Object.keys(secrets)).toContain(`DATABASE_PASSWORD_${name}`);
    const enter = statements.filter(({ actions }) => actions.includes('rds-db:connect')).flatMap(({ resources }) => resources);
    expect(enter).toHaveLength(1);
    expect(enter[0]).toMatch(new RegExp(`/${serverUser(kept, service.name)}$`));
  }
});

const serverUser = ({ deployment }: Kept, service: string): string =>
  serversOf(deployment).find(({ services }) => services.some(({ name }) => name === service))?.user ?? '';

test('reads may go to a replica where there is one', () => {
  const readsOf = (environment: string): readonly unknown[] =>
    all
      .filter(({ deployment }) => deployment.environmentName === environment && deployment.role === 'primary')
      .flatMap(kept =>
        eventPlanner.services.map(
          service =>
            (JSON.parse(kept.data.accessOf(service).variables[`DATABASE_${service.name.toUpperCase()}`] ?? '') as Properties)['readHost'],
        ),
      );
  const none = eventPlanner.services.map(() => undefined);
  expect(readsOf('dev')).toEqual(none);
  const replicas = eventPlanner.services.map(({ database }) => (database.replicas > 0 ? 'string' : 'undefined'));
  expect(readsOf('prod').map(host => typeof host)).toEqual(replicas);
  expect(new Set(replicas).size).toBe(2);
});

test('measures are in the units their names state', () => {
  const [kept] = primaries.filter(([, { deployment }]) => deployment.environmentName === 'prod').map(([, one]) => one);
  const measured = kept?.data.measures.filter(({ subject }) => subject.startsWith('booking-database')) ?? [];
  expect(measured.map(({ metric, subject, service }) => [metric, subject, service])).toEqual([
    ['database-cpu-percent', 'booking-database', 'booking'],
    ['database-connections-percent', 'booking-database', 'booking'],
    ['database-free-disk-percent', 'booking-database', 'booking'],
    ['replication-lag-seconds', 'booking-database-replica-1', 'booking'],
    ['replication-lag-seconds', 'booking-database-replica-2', 'booking'],
  ]);
  expect(measured.map(({ value }) => value.toMetricConfig().mathExpression?.expression)).toEqual([
    undefined,
    '100 * connections / 901',
    `100 * free / ${200 * 1024 ** 3}`,
    undefined,
    undefined,
  ]);
});

test('a service that is added has a server, in every region', () => {
  const reviews = defineService({
    name: 'reviews',
    port: 9100,
    routes: ['/reviews'],
    database: { storage: gb(30), replicas: 1, connectionsPerTask: 5 },
    jobs: { sweep: { schedule: '0 * * * *', timeout: minutes(1) } },
    compute: { cpu: 0.5, memory: gb(1), tasks: [4, 8] },
  });
  const { prod } = eventPlanner.environments;
  const names = everywhere({ ...eventPlanner, services: [...eventPlanner.services, reviews], environments: { prod } }).map(kept =>
    instances(kept).map(({ properties }) => properties['DBInstanceIdentifier']),
  );
  expect(names[0]).toEqual(
    expect.arrayContaining(['event-planner-prod-reviews-database', 'event-planner-prod-reviews-database-replica-1']),
  );
  expect(names[1]).toContain('event-planner-prod-reviews-database');
});

test('Aurora is a cluster with readers behind a proxy, and the other region follows it', () => {
  const { templates, deployment } = lending;
  templates.data.hasResourceProperties('AWS::RDS::DBCluster', {
    DBClusterIdentifier: 'library-lending-database',
    Engine: 'aurora-postgresql',
    EngineVersion: '18.6',
    StorageEncrypted: true,
    EnableIAMDatabaseAuthentication: true,
    BackupRetentionPeriod: 30,
    DeletionProtection: true,
  });
  templates.data.resourceCountIs('AWS::RDS::DBInstance', 3);
  templates.data.hasResourceProperties('AWS::RDS::DBProxy', { RequireTLS: true, IdleClientTimeout: 15 * 60 });
  const [server] = serversOf(deployment);
  templates.data.hasResourceProperties('AWS::RDS::DBProxyTargetGroup', {
    ConnectionPoolConfigurationInfo: { MaxConnectionsPercent: Math.ceil((100 * 100) / (server?.maxConnections ?? 0)) },
  });
  templates.data.hasResourceProperties('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'library-lending-database-global' });
  lendingStandby.templates.data.hasResourceProperties('AWS::RDS::DBCluster', {
    DBClusterIdentifier: 'library-lending-database',
    GlobalClusterIdentifier: 'library-lending-database-global',
    StorageEncrypted: true,
  });
});
