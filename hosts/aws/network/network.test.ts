import { eventPlanner } from '@event-planner/systems/event-planner';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { zonesOf } from '../deployment.ts';
import { connectionsOf } from './connections.ts';
import { allDeployments, deploymentIn, openDeployment } from './test-deployments.ts';
import { zonesWith } from './test-rules.ts';

const networkOf = (...where: Parameters<typeof deploymentIn>) => openDeployment(deploymentIn(...where)).templates.network;

test('each tier has a subnet in every zone, and two where a load balancer needs them', () => {
  for (const deployment of allDeployments()) {
    const { network } = openDeployment(deployment).templates;
    for (const tier of ['public', 'tasks', 'data']) {
      const zones = zonesWith(network, tier);
      expect(zones).toEqual(expect.arrayContaining([...zonesOf(deployment)]));
      expect(zones).toHaveLength(Math.max(2, deployment.environment.zones));
    }
  }
});

test('a zone that is added moves no subnet that is there', () => {
  const { staging } = eventPlanner.environments;
  const wider = { ...eventPlanner, environments: { staging: { ...staging, zones: 3 } } };
  const subnetsOf = (template: ReturnType<typeof networkOf>) =>
    Object.entries(template.findResources('AWS::EC2::Subnet')).map(([id, { Properties }]) => `${id} ${Properties.CidrBlock}`);
  expect(subnetsOf(networkOf('staging', { system: wider }))).toEqual(expect.arrayContaining(subnetsOf(networkOf('staging'))));
});

test('tasks leave through a gateway in each zone, or through one where the environment says so; data does not leave', () => {
  expect(Object.keys(networkOf('prod').findResources('AWS::EC2::NatGateway'))).toHaveLength(2);
  expect(Object.keys(networkOf('dev').findResources('AWS::EC2::NatGateway'))).toHaveLength(1);
  const routes = Object.keys(networkOf('prod').findResources('AWS::EC2::Route', { Properties: { DestinationCidrBlock: '0.0.0.0/0' } }));
  expect(routes.some(id => id.includes('data'))).toBe(false);
  expect(routes).toHaveLength(4);
});

test('nothing is given a public address unasked, and the default group lets nobody through', () => {
  const network = networkOf('prod');
  network.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  network.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
});

test('who talked to whom is kept for 30 days, encrypted by a key that only this log may use', () => {
  const network = networkOf('prod');
  network.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
  network.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30, KmsKeyId: Match.anyValue() });
  network.hasResourceProperties('AWS::KMS::Key', {
    EnableKeyRotation: true,
    KeyPolicy: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Principal: { Service: 'logs.us-east-1.amazonaws.com' },
          Condition: {
            ArnEquals: {
              'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:333344445555:log-group:/event-planner-prod-flows',
            },
          },
        }),
      ]),
    },
  });
});

const endpointsIn = (template: ReturnType<typeof networkOf>, type: string): readonly string[] =>
  Object.values(template.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: type } }))
    .map(({ Properties }) => JSON.stringify(Properties.ServiceName))
    .map(name => /\.([a-z0-9.-]+)"/.exec(name.replace('com.amazonaws.us-east-1', 'region'))?.[1] ?? name);

test('AWS is reached without the internet, on what the system uses of it', () => {
  const prod = networkOf('prod');
  expect(endpointsIn(prod, 'Interface').toSorted()).toEqual(
    ['ecr.api', 'ecr.dkr', 'email', 'logs', 'monitoring', 'secretsmanager', 'sns', 'sqs', 'ssm', 'xray'].toSorted(),
  );
  prod.allResourcesProperties('AWS::EC2::VPCEndpoint', Match.not(Match.objectLike({ PrivateDnsEnabled: false })));
  expect(Object.keys(prod.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Gateway' } }))).toHaveLength(2);
});

test('a system whose messages go over a bus has an endpoint for the bus instead of topics; one without messages has neither', () => {
  const bus = { ...eventPlanner, bus: { archive: eventPlanner.edge.idleTimeout } };
  expect(endpointsIn(networkOf('prod', { system: bus }), 'Interface')).toContain('events');
  expect(endpointsIn(networkOf('prod', { system: bus }), 'Interface')).not.toContain('sns');
  const silent = { ...eventPlanner, services: eventPlanner.services.map(one => ({ ...one, publishes: [], subscribes: [] })) };
  const left = endpointsIn(networkOf('prod', { system: silent }), 'Interface');
  expect(left.filter(name => ['sns', 'sqs', 'events'].includes(name))).toEqual([]);
});

test('a shell in a task has a way in development alone', () => {
  const { dev } = eventPlanner.environments;
  const closed = { ...eventPlanner, environments: { ...eventPlanner.environments, dev: { ...dev, endpoints: 'all' as const } } };
  const shells = (environment: string) =>
    endpointsIn(networkOf(environment, { system: closed }), 'Interface').some(name => name.endsWith('ssmmessages'));
  expect([shells('dev'), shells('staging'), shells('prod')]).toEqual([true, false, false]);
});

test('an environment that saves on endpoints keeps those no task starts without, and lets tasks out for the rest', () => {
  const { prod } = eventPlanner.environments;
  const saving = { ...eventPlanner, environments: { prod: { ...prod, endpoints: 'to-start' as const } } };
  const kept = endpointsIn(networkOf('prod', { system: saving }), 'Interface');
  expect(kept.toSorted()).toEqual(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager', 'ssm']);
  const out = (deployment: Parameters<typeof connectionsOf>[0]) =>
    connectionsOf(deployment)
      .filter(({ to }) => to === 'internet')
      .map(({ from }) => from);
  expect(out(deploymentIn('prod', { system: saving })).toSorted()).toEqual(eventPlanner.services.map(({ name }) => name).toSorted());
  expect(out(deploymentIn('prod')).toSorted()).toEqual(['auth', 'event', 'payment']);
});

test('tasks run on ordinary and on spot capacity, and are watched closely', () => {
  const network = networkOf('prod');
  network.hasResourceProperties('AWS::ECS::Cluster', {
    ClusterName: 'event-planner-prod-tasks',
    ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }],
  });
  network.hasResourceProperties('AWS::ECS::ClusterCapacityProviderAssociations', { CapacityProviders: ['FARGATE', 'FARGATE_SPOT'] });
});

test('services that ask each other do so under certificates of an authority of their own, past the port people come to', () => {
  const deployment = deploymentIn('prod');
  const { network, templates } = openDeployment(deployment);
  templates.network.hasResourceProperties('AWS::ACMPCA::CertificateAuthority', {
    UsageMode: 'SHORT_LIVED_CERTIFICATE',
    Tags: Match.arrayWith([{ Key: 'AmazonECSManaged', Value: 'true' }]),
  });
  templates.network.hasResourceProperties('AWS::ACMPCA::CertificateAuthorityActivation', { Status: 'ACTIVE' });
  templates.network.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: 'ecs.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': deployment.environment.account } },
        }),
      ],
    },
  });
  const ports = deployment.system.services.flatMap(service => [service.port, network.serviceConnect?.ingressPortOf(service)]);
  expect(new Set(ports).size).toBe(2 * deployment.system.services.length);
});
