import { eventPlanner } from '@event-planner/systems/event-planner';
import { expect, test } from 'vitest';
import { allOf, onlyOf, type Properties, stackIn, stacksIn } from './stacks-for-tests.ts';

interface Container extends Properties {
  readonly Name: string;
  readonly Environment: readonly { readonly Name: string; readonly Value: unknown }[];
}

const containersIn = (environment: string, stack: string): Readonly<Record<string, Container>> =>
  Object.fromEntries(
    (onlyOf(stackIn(environment, stack), 'AWS::ECS::TaskDefinition')['ContainerDefinitions'] as readonly Container[]).map(one => [
      one.Name,
      one,
    ]),
  );

const containerIn = (environment: string, stack: string, name: string): Container => {
  const container = containersIn(environment, stack)[name];
  if (!container) throw new Error(`${stack} has no container ${name}`);
  return container;
};

const variablesIn = (environment: string, stack: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(containerIn(environment, stack, 'app').Environment.map(({ Name, Value }) => [Name, Value]));

test('a task is as large as its service states, on ARM', () => {
  expect(onlyOf(stackIn('prod', 'booking'), 'AWS::ECS::TaskDefinition')).toMatchObject({
    Cpu: '1024',
    Memory: '2048',
    RuntimePlatform: { CpuArchitecture: 'ARM64', OperatingSystemFamily: 'LINUX' },
    RequiresCompatibilities: ['FARGATE'],
  });
  expect(onlyOf(stackIn('dev', 'booking'), 'AWS::ECS::TaskDefinition')).toMatchObject({ Cpu: '256', Memory: '512' });
});

test('no container of any environment may write to its root, gain capabilities or be privileged, and the services run as nobody', () => {
  for (const environment of Object.keys(eventPlanner.environments))
    for (const stack of stacksIn(environment).values())
      for (const task of allOf(stack, 'AWS::ECS::TaskDefinition'))
        for (const container of task['ContainerDefinitions'] as readonly Container[]) {
          expect(container).toMatchObject({ ReadonlyRootFilesystem: true, LinuxParameters: { Capabilities: { Drop: ['ALL'] } } });
          expect(container['Privileged'] ?? false).toBe(false);
          if (container.Name === 'app') expect(String(container['User'])).toMatch(/^[1-9]\d*:[1-9]\d*$/);
        }
});

test('a task writes to memory alone, and a shell finds its folders in development only', () => {
  const folders = (environment: string): readonly unknown[] =>
    (containerIn(environment, 'booking', 'app')['LinuxParameters'] as { readonly Tmpfs: readonly Properties[] }).Tmpfs.map(
      one => one['ContainerPath'],
    );
  expect(folders('prod')).toEqual(['/tmp']);
  expect(folders('dev')).toEqual(['/tmp', '/var/lib/amazon', '/var/log/amazon']);
});

test('a task is asked for its health as the edge asks, and has as long to stop as the edge drains', () => {
  const { health, drain } = eventPlanner.edge;
  const app = containerIn('prod', 'booking', 'app');
  expect(app).toMatchObject({
    StopTimeout: drain,
    HealthCheck: { Interval: health.every, Timeout: health.timeout, Retries: health.unhealthy },
    PortMappings: [{ ContainerPort: 8083, Name: 'booking' }],
  });
  expect(JSON.stringify(app['HealthCheck'])).toContain(`http://127.0.0.1:8083${health.path}`);
});

test('a task is told who it is and where people find it', () => {
  expect(variablesIn('prod', 'booking')).toMatchObject({
    SYSTEM: 'event-planner',
    ENVIRONMENT: 'prod',
    SERVICES: 'booking',
    WEB_URL: 'https://www.event-planner.example',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    OTEL_SERVICE_NAME: 'booking',
  });
  expect(variablesIn('prod', 'booking')).not.toHaveProperty('PORT');
  expect(variablesIn('dev', 'booking')).toMatchObject({ WEB_URL: 'https://www.dev.event-planner.example' });
});

test('several services in one task share the port of the edge', () => {
  expect(variablesIn('startup', 'event-planner')).toMatchObject({
    SERVICES: 'auth,event,booking,payment,notification,audit',
    PORT: '8080',
  });
  expect(containerIn('startup', 'event-planner', 'app')).toMatchObject({ PortMappings: [{ ContainerPort: 8080 }] });
  expect(onlyOf(stackIn('startup', 'event-planner'), 'AWS::ECS::TaskDefinition')).toMatchObject({ Cpu: '1024', Memory: '2048' });
});

test('a slow log holds nobody up', () => {
  for (const container of Object.values(containersIn('prod', 'booking')))
    expect(container).toMatchObject({ LogConfiguration: { LogDriver: 'awslogs', Options: { mode: 'non-blocking' } } });
});

test.each(['dev', 'staging', 'prod', 'startup'] as const)('logs of %s are encrypted and kept as long as it says', environment => {
  const stack = stackIn(environment, environment === 'startup' ? 'event-planner' : 'booking');
  const group = onlyOf(stack, 'AWS::Logs::LogGroup');
  expect(group).toMatchObject({ RetentionInDays: eventPlanner.environments[environment].logRetention / 86_400 });
  expect(group).toHaveProperty('KmsKeyId');
  expect(JSON.stringify(onlyOf(stack, 'AWS::KMS::Key'))).toContain('kms:EncryptionContext:aws:logs:arn');
});

test('the image is chosen when it is deployed', () => {
  expect(stackIn('prod', 'booking').findParameters('imageTag')).toHaveProperty('imageTag');
  expect(JSON.stringify(containerIn('prod', 'booking', 'app')['Image'])).toContain('{"Ref":"imageTag"}');
});

test('the collector keeps every failed trace and the stated share of the others, and its end does not end the task', () => {
  const collector = containerIn('prod', 'booking', 'collector');
  expect(collector['Essential']).toBe(false);
  expect(JSON.stringify(collector['Image'])).toMatch(/-collector:v\d+\.\d+\.\d+"/);
  const config = JSON.stringify(collector.Environment[0]?.Value).replaceAll('\\', '');
  expect(config).toContain('"status_code":{"status_codes":["ERROR"]}');
  expect(config).toContain(`"sampling_percentage":${eventPlanner.environments.prod.traces}`);
  expect(config).toContain('"exporters":["awsxray"]');
  expect(config).toContain('"exporters":["awsemf"]');
});

test('roles are for tasks of this account alone, and reach everything only where AWS knows no resources', () => {
  const stack = stackIn('prod', 'booking');
  const tasks = allOf(stack, 'AWS::IAM::Role').filter(role => JSON.stringify(role).includes('ecs-tasks.amazonaws.com'));
  expect(tasks).toHaveLength(2);
  for (const role of tasks) expect(JSON.stringify(role)).toContain('"aws:SourceAccount"');
  const everything = allOf(stack, 'AWS::IAM::Policy')
    .flatMap(policy => (policy['PolicyDocument'] as { readonly Statement: readonly Properties[] }).Statement)
    .filter(statement => JSON.stringify(statement['Resource']) === '"*"')
    .flatMap(statement => statement['Action']);
  expect(new Set(everything)).toEqual(
    new Set([
      'ecr:GetAuthorizationToken',
      'xray:PutTraceSegments',
      'xray:PutTelemetryRecords',
      ...['Listeners', 'Rules', 'TargetGroups', 'TargetHealth'].map(what => `elasticloadbalancing:Describe${what}`),
    ]),
  );
});

test('a task may send mail only where its service says that it sends some', () => {
  const mail = (stack: string): boolean => JSON.stringify(allOf(stackIn('prod', stack), 'AWS::IAM::Policy')).includes('ses:SendEmail');
  expect(eventPlanner.services.map(({ name }) => name).filter(mail)).toEqual(['notification']);
});

test('a task is handed its secrets by what its start role may read, and the key they are under names nobody', () => {
  const app = containerIn('prod', 'booking', 'app');
  expect(app['Secrets']).toMatchObject([{ Name: 'SECRET_STAND_IN' }]);
  const reads = allOf(stackIn('prod', 'booking'), 'AWS::IAM::Policy')
    .filter(policy => JSON.stringify(policy['Roles']).includes('StartRole'))
    .flatMap(policy => (policy['PolicyDocument'] as { readonly Statement: readonly Properties[] }).Statement)
    .flatMap(statement => statement['Action']);
  expect(reads).toEqual(expect.arrayContaining(['secretsmanager:GetSecretValue', 'kms:Decrypt']));
  expect(JSON.stringify(onlyOf(stackIn('prod', 'data'), 'AWS::KMS::Key'))).not.toContain('StartRole');
});
