import { mb } from '@event-planner/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { billOf } from './bill.ts';
import { billFor, pricesOf, quietSystem, resource, stackOf } from './fixture.ts';
import { sumOf } from './money.ts';
import { sumBy, variantsOf } from './report.ts';

const task = resource('AWS::ECS::TaskDefinition', {
  Cpu: '512',
  Memory: '1024',
  RuntimePlatform: { CpuArchitecture: 'ARM64' },
  ContainerDefinitions: [{ Name: 'app' }],
});
const scaled = (least: number) =>
  resource('AWS::ApplicationAutoScaling::ScalableTarget', {
    MinCapacity: least,
    ResourceId: { 'Fn::Join': ['/', ['service', { 'Fn::GetAtt': ['Service', 'Name'] }]] },
  });
const service = (strategies: readonly object[] = []) =>
  resource('AWS::ECS::Service', { TaskDefinition: { Ref: 'Task' }, CapacityProviderStrategy: strategies });

test('two tasks of half a vCPU and 1 GB cost two times 0.5 times 730 hours, and their memory', () => {
  const prices = pricesOf({ Task: task, Service: service(), Scaling: scaled(2) });
  expect(prices['Fargate ARM64 vCPU-hour']).toBe(23.6374);
  expect(prices['Fargate ARM64 GB-hour']).toBe(5.19176);
});

test('of four tasks the first is never on spot, and three tenths of the others are', () => {
  const strategies = [
    { CapacityProvider: 'FARGATE', Base: 1, Weight: 70 },
    { CapacityProvider: 'FARGATE_SPOT', Weight: 30 },
  ];
  const [line] = billFor([stackOf({ Task: task, Service: service(strategies), Scaling: scaled(4) })]);
  expect(line?.spot).toBeCloseTo(0.9 / 4);
});

const server = (change: Readonly<Record<string, unknown>> = {}) =>
  resource('AWS::RDS::DBInstance', {
    DBInstanceClass: 'db.t4g.large',
    AllocatedStorage: '100',
    DBInstanceIdentifier: 'event-planner-prod-booking-database',
    ...change,
  });

test('a standby is a second instance with a second disk', () => {
  expect(pricesOf({ Database: server() })).toEqual({ 'postgres db.t4g.large hour': 94.17, 'postgres gp3 GB-month': 11.5 });
  expect(pricesOf({ Database: server({ MultiAZ: true }) })).toEqual({ 'postgres db.t4g.large hour': 188.34, 'postgres gp3 GB-month': 23 });
});

test('a replica has the disk of the server it copies, in its region and in the other one', () => {
  const copy = (source: unknown) => ({ Copy: server({ AllocatedStorage: undefined, SourceDBInstanceIdentifier: source }) });
  const primary = stackOf({ Database: server(), ...copy({ Ref: 'Database' }) });
  expect(
    billFor([primary])
      .filter(({ unit }) => unit === 'postgres gp3 GB-month')
      .map(({ quantity }) => quantity),
  ).toEqual([100, 100]);
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':rds:us-east-1:1:db:event-planner-prod-booking-database']] };
  const standby = stackOf(copy(arn), { id: 'standby-data', region: 'us-west-2' });
  const units = billFor([stackOf({ Database: server() }), standby]).filter(({ standby: waits }) => waits);
  expect(units.map(({ unit, quantity }) => [unit, quantity])).toContainEqual(['postgres gp3 GB-month', 100]);
  expect(units.map(({ unit }) => unit)).toContain('GB between regions');
});

test('three shards with two replicas each are nine nodes', () => {
  const cache = resource('AWS::ElastiCache::ReplicationGroup', {
    CacheNodeType: 'cache.t4g.medium',
    NumNodeGroups: 3,
    ReplicasPerNodeGroup: 2,
  });
  expect(pricesOf({ cache })).toEqual({ 'valkey cache.t4g.medium hour': 341.64 });
});

test('an interface endpoint is billed in each of its subnets, a gateway endpoint not at all', () => {
  const interfaces = resource('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] });
  expect(pricesOf({ interfaces })).toEqual({ 'interface endpoint hour': 14.6 });
  expect(pricesOf({ gateway: resource('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }) })).toEqual({});
});

test('an alarm costs as many alarms as it looks at metrics', () => {
  const metric = { MetricStat: { Metric: {} } };
  expect(pricesOf({ Alarm: resource('AWS::CloudWatch::Alarm', { MetricName: 'CPU' }) })).toEqual({ alarm: 0.1 });
  const sum = resource('AWS::CloudWatch::Alarm', { Metrics: [metric, metric, metric, { Expression: 'a + b + c' }] });
  expect(pricesOf({ Alarm: sum })).toEqual({ alarm: 0.3 });
});

test('what flows is counted from the traffic: a million answers of 1 MB that do not pass the CDN go to the internet', () => {
  const traffic = { bookings: 10_000, requestsPerBooking: 100, answer: mb(1), logs: mb(0), web: mb(0) };
  const balancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing', Subnets: ['a', 'b'] });
  const prices = pricesOf({ balancer }, quietSystem({ traffic }));
  expect(prices['GB to the internet']).toBeCloseTo((1_000_000 / 1024) * 0.09, 4);
  expect(prices['load balancer capacity unit hour']).toBeCloseTo((1_000_000 / 1024) * 0.008, 4);
  expect(prices['public address hour']).toBe(7.3);
  expect(pricesOf({ balancer })).not.toHaveProperty('GB to the internet');
});

test('a queue is asked three times a minute by each of the four tasks that listen, dead letters by nobody', () => {
  const queue = (name: string) => resource('AWS::SQS::Queue', { QueueName: `event-planner-prod-${name}` });
  const [line] = billFor([stackOf({ queue: queue('booking-confirmed-notification') })]);
  expect([line?.unit, line?.quantity]).toEqual(['SQS request', 4 * 3 * 60 * 730]);
  expect(pricesOf({ queue: queue('booking-confirmed-notification-dlq') })).toEqual({});
});

test('nothing flows in the region that waits', () => {
  const traffic = { bookings: 10_000, requestsPerBooking: 100, answer: mb(1), logs: mb(0), web: mb(0) };
  const balancer = resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing', Subnets: ['a', 'b'] });
  const units = billFor([stackOf({ balancer }, { id: 'standby-edge', region: 'us-west-2' })], quietSystem({ traffic })).map(
    ({ unit }) => unit,
  );
  expect(units).toEqual(['load balancer hour', 'public address hour']);
});

test('a type that nobody prices and nobody calls free fails by its place and name', () => {
  const stray = { Cluster: resource('AWS::MSK::Cluster') };
  expect(() => pricesOf(stray)).toThrow(/data\/Cluster is an AWS::MSK::Cluster: no reader prices it/);
});

test('a class without a price, a region without a list and a size that is no number fail by name', () => {
  const problemOf = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      return `${String(error)} ${String((error as Error).cause)}`;
    }
    return 'none';
  };
  expect(problemOf(() => pricesOf({ Database: server({ DBInstanceClass: 'db.x9.huge' }) }))).toMatch(
    /data\/Database.*there is no price for postgres db\.x9\.huge hour/,
  );
  expect(problemOf(() => pricesOf({ Database: server({ AllocatedStorage: { Ref: 'Size' } }) }))).toMatch(
    /AllocatedStorage \{"Ref":"Size"\}, a number/,
  );
  const far = stackOf({ Key: resource('AWS::KMS::Key') }, { region: 'ap-south-2' });
  expect(problemOf(() => billFor([far]))).toMatch(/there is no price for key in ap-south-2/);
});

test('things of shared stacks are their service’s, everybody’s are their stack’s', () => {
  const lines = billFor([
    stackOf({
      bookingdatabaseAB12: server(),
      paymentcompletedbookingCD34: resource('AWS::KMS::Key'),
      stripesecretkeyEF56: resource('AWS::SecretsManager::Secret'),
      datakey0123: resource('AWS::KMS::Key'),
    }),
  ]);
  expect(Object.keys(sumBy(lines, ({ part }) => part)).toSorted()).toEqual(['booking', 'data', 'payment']);
});

test('parts, kinds and lines add up to the total to the last micro-dollar, and no way of buying costs more than the list', () => {
  const kinds = [
    fc.constant(resource('AWS::EC2::NatGateway')),
    fc.constant(resource('AWS::CloudWatch::Alarm')),
    fc.constant(resource('AWS::CloudWatch::Dashboard')),
    fc
      .integer({ min: 0, max: 3 })
      .map(copies => resource('AWS::SecretsManager::Secret', { ReplicaRegions: Array.from({ length: copies }) })),
    fc.record({ AllocatedStorage: fc.integer({ min: 20, max: 65_536 }), MultiAZ: fc.boolean() }).map(server),
  ];
  const stacks = fc
    .dictionary(fc.stringMatching(/^[a-z]{1,12}$/), fc.oneof(...kinds), { maxKeys: 20, noNullPrototype: true })
    .map(all => [stackOf(all)]);
  fc.assert(
    fc.property(stacks, some => {
      const lines = billOf({ system: quietSystem(), environmentName: 'prod', stacks: some });
      const total = sumOf(lines.map(({ amount }) => amount));
      expect(sumOf(Object.values(sumBy(lines, ({ part }) => part)))).toBe(total);
      expect(sumOf(Object.values(sumBy(lines, ({ kind }) => kind)))).toBe(total);
      for (const amount of Object.values(variantsOf(lines))) expect(amount).toBeLessThanOrEqual(total);
      for (const amount of Object.values(sumBy(lines, ({ unit }) => unit))) expect(amount).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});
