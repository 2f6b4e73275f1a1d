import { defineService, gb, percent } from '@event-planner/model';
import { eventPlanner } from '@event-planner/systems/event-planner';
import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { synthesize } from '../synthesize.ts';
import { connectionsOf, idOf, isOutside, nodeOfDatabase, nodeOfProxy } from './connections.ts';
import { allDeployments, deploymentIn, openDeployment } from './test-deployments.ts';
import { rulesIn } from './test-rules.ts';

const named = (deployment: Parameters<typeof connectionsOf>[0]): readonly string[] => connectionsOf(deployment).map(idOf);

test.each(allDeployments().map(one => [`${one.environmentName} ${one.role}`, one] as const))(
  'in %s the rules are the connections and nothing else, where they leave and where they arrive',
  (_, deployment) => {
    const connections = connectionsOf(deployment);
    const { arrives, leaves } = rulesIn(openDeployment(deployment).templates.network, deployment);
    expect(arrives.toSorted()).toEqual(
      connections
        .filter(({ to }) => !isOutside(to))
        .map(idOf)
        .toSorted(),
    );
    expect(leaves.toSorted()).toEqual(
      connections
        .filter(({ from }) => !isOutside(from))
        .map(idOf)
        .toSorted(),
    );
  },
);

test('no group lets anything through by a rule of its own', () => {
  for (const deployment of allDeployments())
    openDeployment(deployment).templates.network.allResourcesProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      // Without any, AWS would allow everything: this one address is nobody's.
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32', IpProtocol: 'icmp' })],
    });
});

test('no other stack has a group or a rule of its own', () => {
  for (const { id, template } of synthesize(eventPlanner, 'prod').filter(stack => !stack.id.endsWith('network')))
    expect([id, ...Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::EC2::SecurityGroup'))]).toEqual([id]);
});

test('who depends on whom in the model is who may talk to whom on the network', () => {
  const prod = named(deploymentIn('prod'));
  expect(prod).toContain('booking-to-event-18082');
  expect(prod).toContain('edge-to-notification-8085');
  expect(prod).toContain('payment-to-internet-443');
  expect(prod.filter(id => id.includes('-to-auth-database'))).toEqual(['auth-to-auth-database-5432', 'rotation-to-auth-database-5432']);
  expect(prod.filter(id => id.includes('-to-internet-')).toSorted()).toEqual([
    'auth-to-internet-443',
    'event-to-internet-443',
    'payment-to-internet-443',
  ]);
  expect(prod.some(id => id.includes('documents') || id.includes('search'))).toBe(false);
});

test('from the internet only the load balancer is reached, on its two public ports', () => {
  const open = allDeployments().map(deployment => named(deployment).filter(id => id.startsWith('internet-')));
  expect(new Set(open.flat())).toEqual(new Set(['internet-to-edge-80', 'internet-to-edge-443']));
});

test('what is placed together shares one group, one port, one server, and calls itself without the network', () => {
  const startup = deploymentIn('startup');
  expect(named(startup).filter(id => id.startsWith('edge-to-'))).toEqual(['edge-to-event-planner-8080']);
  expect(named(startup)).toContain('event-planner-to-database-5432');
  expect(nodeOfDatabase(startup, 'auth')).toBe(nodeOfDatabase(startup, 'booking'));
  expect(openDeployment(startup).network.serviceConnect).toBeUndefined();
  const { groupOf } = openDeployment(startup).network;
  expect(groupOf('auth-database')).toBe(groupOf('database'));
});

test('a call that is added to a manifest adds its two rules and no others', () => {
  const [auth, event, ...others] = eventPlanner.services;
  const more = { ...eventPlanner, services: [{ ...auth, calls: [...auth.calls, 'notification'] }, event, ...others] };
  const [before, after] = [deploymentIn('prod'), deploymentIn('prod', { system: more })];
  const [was, is] = [before, after].map(one => rulesIn(openDeployment(one).templates.network, one));
  const added = (now: readonly string[] = [], then: readonly string[] = []) => now.filter(rule => !then.includes(rule));
  expect(added(is?.arrives, was?.arrives)).toEqual(['auth-to-notification-18085']);
  expect(added(is?.leaves, was?.leaves)).toEqual(['auth-to-notification-18085']);
  expect(added(was?.arrives, is?.arrives)).toEqual([]);
});

test('a service that is added is let in, let out and kept apart, with no further edit', () => {
  const reviews = defineService({
    name: 'reviews',
    port: 8090,
    routes: ['/reviews'],
    tables: { entry: { partitionKey: 'id', ttl: eventPlanner.edge.idleTimeout } },
    documents: { collections: ['entries'], retention: eventPlanner.edge.idleTimeout },
    search: { name: 'entries', fields: [], facets: [] },
    sends: ['push'],
    compute: { cpu: 0.5, memory: gb(1), tasks: [4, 8] },
  });
  const more = deploymentIn('prod', { system: { ...eventPlanner, services: [...eventPlanner.services, reviews] } });
  expect(named(more).filter(id => !named(deploymentIn('prod')).includes(id))).toEqual([
    'edge-to-reviews-8090',
    'reviews-to-documents-27017',
    'reviews-to-search-443',
    'reviews-to-dynamodb-443',
    'reviews-to-internet-443',
    'reviews-to-endpoints-443',
    'reviews-to-s3-443',
    'reviews-to-cache-6379',
    'rotation-to-documents-27017',
  ]);
});

test('with a connection proxy a service talks to the proxy alone, and the proxy to the database', () => {
  const { prod } = eventPlanner.environments;
  const proxied = { ...prod, database: { ...prod.database, proxy: { connections: 100, idle: eventPlanner.edge.idleTimeout } } };
  const deployment = deploymentIn('prod', { system: { ...eventPlanner, environments: { prod: proxied } } });
  expect(nodeOfProxy(deployment, 'auth')).toBe('auth-database-proxy');
  const ids = named(deployment);
  expect(ids).toContain('auth-to-auth-database-proxy-5432');
  expect(ids).toContain('auth-database-proxy-to-auth-database-5432');
  expect(ids).not.toContain('auth-to-auth-database-5432');
});

test('no construct opens a port by itself: the groups that are handed out do not change', () => {
  const { network } = openDeployment(deploymentIn('prod', { system: { ...eventPlanner } }));
  network.groupOf('auth-database').connections.allowFrom(network.groupOf('booking'), ec2.Port.tcp(5432));
  network.groupOf('auth').addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.allTcp());
  expect(
    network
      .groupOf('auth')
      .node.root.node.findAll()
      .filter(({ node }) => node.id.startsWith('from ')),
  ).toEqual([]);
});

test('asking for the group of something the model does not have is a mistake that says what there is', () => {
  const { network } = openDeployment(deploymentIn('prod'));
  expect(() => network.groupOf('ledger')).toThrow(/ledger has no security group; there is one for each of .*booking/);
});

test('spot capacity, sizes and other numbers change nothing about who talks to whom', () => {
  const { prod } = eventPlanner.environments;
  const other = { ...eventPlanner, environments: { prod: { ...prod, spot: percent(0), tasksPerZone: 1 } } };
  expect(named(deploymentIn('prod', { system: other }))).toEqual(named(deploymentIn('prod')));
});
