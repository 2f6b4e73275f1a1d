import { defineService, defineSystem } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { allOf, onlyOf, type Properties, stackIn, stacksIn } from './stacks-for-tests.ts';

const serviceIn = (environment: string, stack: string): Properties => onlyOf(stackIn(environment, stack), 'AWS::ECS::Service');
const namesOfAlarms = (environment: string, stack: string): readonly unknown[] =>
  allOf(stackIn(environment, stack), 'AWS::CloudWatch::Alarm').map(alarm => alarm['AlarmName']);

test('people in production move to a new version in steps of 5 %, everybody else at once, and development rolls', () => {
  expect(serviceIn('prod', 'booking')['DeploymentConfiguration']).toMatchObject({
    Strategy: 'LINEAR',
    LinearConfiguration: { StepPercent: 5, StepBakeTimeInMinutes: 2 },
    BakeTimeInMinutes: 10,
  });
  expect(serviceIn('staging', 'booking')['DeploymentConfiguration']).toMatchObject({ Strategy: 'BLUE_GREEN', BakeTimeInMinutes: 10 });
  for (const [environment, stack] of [
    ['dev', 'booking'],
    ['startup', 'event-planner'],
  ] as const)
    expect(serviceIn(environment, stack)['DeploymentConfiguration']).toMatchObject({
      Strategy: 'ROLLING',
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    });
});

test('the steps pass the shares people were promised', () => {
  const { LinearConfiguration } = serviceIn('prod', 'booking')['DeploymentConfiguration'] as {
    LinearConfiguration: { StepPercent: number };
  };
  for (const share of [5, 25, 50, 100]) expect(share % LinearConfiguration.StepPercent).toBe(0);
});

test.each(['prod', 'staging'])('a version of any service in %s that sets off a critical alarm of its own goes back', environment => {
  for (const service of eventPlanner.services) {
    const { Alarms } = serviceIn(environment, service.name)['DeploymentConfiguration'] as {
      readonly Alarms: { readonly AlarmNames: readonly string[] };
    };
    expect(Alarms).toMatchObject({ Enable: true, Rollback: true });
    const critical = [...eventPlanner.alarms, ...(service.name === 'payment' ? (service.alarms ?? []) : [])].filter(
      ({ severity, metric }) =>
        severity === 'critical' &&
        ['cpu-percent', 'memory-percent', 'healthy-targets', 'server-errors-per-minute', 'payment-failure-percent'].includes(metric),
    );
    const subject = (metric: string): string => (metric === 'payment-failure-percent' ? 'payment' : service.name);
    expect(Alarms.AlarmNames.toSorted()).toEqual(
      critical.map(({ name, metric }) => `event-planner-${environment}-${subject(metric)}-${name}`).toSorted(),
    );
    for (const name of Alarms.AlarmNames) expect(namesOfAlarms(environment, service.name)).toContain(name);
  }
});

test('a service waits for the alarms that watch its deployments', () => {
  const template = stackIn('prod', 'payment');
  const [service] = Object.values(template.findResources('AWS::ECS::Service')) as { readonly DependsOn: readonly string[] }[];
  const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm'))
    .filter(([, alarm]) => (alarm as { Properties: Properties }).Properties['AlarmName'] !== undefined)
    .map(([id]) => id);
  expect(alarms.length).toBeGreaterThan(0);
  expect(service?.DependsOn).toEqual(expect.arrayContaining(alarms));
});

test('tasks count as healthy over both colours, as the node of the load balancer sees them that sees the fewest', () => {
  const alarm = allOf(stackIn('prod', 'booking'), 'AWS::CloudWatch::Alarm').find(
    one => one['AlarmName'] === 'event-planner-prod-booking-no-healthy-target',
  );
  expect(alarm).toMatchObject({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, TreatMissingData: 'breaching' });
  const [total, ...colours] = (alarm ?? {})['Metrics'] as readonly Properties[];
  expect(total).toMatchObject({ Expression: 'FILL(blue_healthy, 0) + FILL(green_healthy, 0)' });
  expect(colours).toHaveLength(2);
  for (const colour of colours)
    expect(colour).toMatchObject({ MetricStat: { Metric: { MetricName: 'HealthyHostCount' }, Stat: 'Minimum' } });
});

test('both colours stand in both rules, and a service is asked on its own port', () => {
  const template = stackIn('prod', 'booking');
  const rules = allOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(rules).toHaveLength(2);
  for (const rule of rules) {
    expect(rule).toMatchObject({
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/bookings', '/api/bookings/*'] } }],
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ Weight: 100 }, { Weight: 0 }] } }],
    });
  }
  expect(new Set(rules.map(rule => JSON.stringify(rule['ListenerArn']))).size).toBe(2);
  expect(serviceIn('prod', 'booking')['LoadBalancers']).toMatchObject([
    { ContainerName: 'app', ContainerPort: 8083, AdvancedConfiguration: expect.objectContaining({ TestListenerRule: expect.anything() }) },
  ]);
});

test('target groups ask, drain and warm up as the edge states', () => {
  const { health, drain } = eventPlanner.edge;
  const groups = allOf(stackIn('prod', 'booking'), 'AWS::ElasticLoadBalancingV2::TargetGroup');
  expect(groups).toHaveLength(2);
  for (const group of groups) {
    expect(group).toMatchObject({
      Port: 8083,
      TargetType: 'ip',
      HealthCheckPath: health.path,
      HealthCheckIntervalSeconds: health.every,
      HealthCheckTimeoutSeconds: health.timeout,
      HealthyThresholdCount: health.healthy,
      UnhealthyThresholdCount: health.unhealthy,
    });
    expect(group['TargetGroupAttributes']).toEqual(
      expect.arrayContaining([
        { Key: 'deregistration_delay.timeout_seconds', Value: String(drain) },
        { Key: 'stickiness.enabled', Value: 'false' },
        { Key: 'slow_start.duration_seconds', Value: '30' },
      ]),
    );
  }
});

test('one task for everything answers everything below the prefix of the API', () => {
  expect(allOf(stackIn('startup', 'event-planner'), 'AWS::ElasticLoadBalancingV2::ListenerRule')).toMatchObject([
    { Conditions: [{ PathPatternConfig: { Values: ['/api', '/api/*'] } }] },
    { Conditions: [{ PathPatternConfig: { Values: ['/api', '/api/*'] } }] },
  ]);
});

test('no two rules of an environment have the same place', () => {
  const places = [...stacksIn('prod')]
    .filter(([id]) => !id.startsWith('standby-'))
    .flatMap(([, stack]) => allOf(stack, 'AWS::ElasticLoadBalancingV2::ListenerRule'))
    .map(rule => `${JSON.stringify(rule['ListenerArn'])} ${JSON.stringify(rule['Priority'])}`);
  expect(places.length).toBeGreaterThanOrEqual(2 * eventPlanner.services.length);
  expect(new Set(places).size).toBe(places.length);
});

test('tasks have no public address, spread over the zones, and are opened by a shell in development alone', () => {
  for (const [environment, shell] of [
    ['prod', false],
    ['staging', false],
    ['dev', true],
  ] as const)
    expect(serviceIn(environment, 'booking')).toMatchObject({
      ServiceName: `event-planner-${environment}-booking`,
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
      AvailabilityZoneRebalancing: 'ENABLED',
      EnableExecuteCommand: shell,
    });
});

test('a deployment leaves the number of tasks to the scaling', () => {
  expect(serviceIn('prod', 'booking')).not.toHaveProperty('DesiredCount');
});

test('a called service is found under its name and port over TLS, one that only calls offers nothing, and one task for all needs neither', () => {
  expect(serviceIn('prod', 'booking')['ServiceConnectConfiguration']).toMatchObject({
    Enabled: true,
    Services: [
      { PortName: 'booking', DiscoveryName: 'booking', ClientAliases: [{ DnsName: 'booking', Port: 8083 }], IngressPortOverride: 18_083 },
    ],
  });
  const { Services } = serviceIn('prod', 'booking')['ServiceConnectConfiguration'] as { readonly Services: readonly Properties[] };
  expect(Services[0]).toHaveProperty('Tls.IssuerCertificateAuthority.AwsPcaAuthorityArn');
  expect(serviceIn('prod', 'notification')['ServiceConnectConfiguration']).toMatchObject({ Enabled: true, Services: [] });
  expect(serviceIn('startup', 'event-planner')).not.toHaveProperty('ServiceConnectConfiguration');
});

test('a waiting region runs the same services', () => {
  for (const { name } of eventPlanner.services) {
    const [primary, standby] = [serviceIn('prod', name), serviceIn('prod', `standby-${name}`)];
    expect(standby['ServiceName']).toBe(primary['ServiceName']);
    expect(standby['CapacityProviderStrategy']).toEqual(primary['CapacityProviderStrategy']);
  }
});

const withRoutes = (...routes: readonly `/${string}`[]) => {
  const wide = defineService({ name: 'wide', port: 8092, routes, compute: eventPlanner.services[0].compute });
  return defineSystem({ ...eventPlanner, services: [...eventPlanner.services, wide] });
};

test('a service whose paths do not fit into one rule is refused by name', () => {
  const system = withRoutes('/a', '/b', '/c', '/d', '/e', '/f');
  expect(() => stacksIn('dev', system)).toThrow('wide answers /api/a, /api/b, /api/c');
});

test('a service of more routes than two patterns each would fit has one pattern for each', () => {
  const system = withRoutes('/a', '/b', '/c');
  const patternsOf = (service: string): readonly string[] =>
    allOf(stackIn('dev', service, system), 'AWS::ElasticLoadBalancingV2::ListenerRule').flatMap(rule => {
      const [condition] = rule['Conditions'] as readonly { readonly PathPatternConfig: { readonly Values: readonly string[] } }[];
      return condition?.PathPatternConfig.Values ?? [];
    });
  expect(new Set(patternsOf('wide'))).toEqual(new Set(['/api/a*', '/api/b*', '/api/c*']));
  expect(new Set(patternsOf('auth'))).toEqual(new Set(['/api/auth', '/api/auth/*']));
});
