import { type aws_ec2 as ec2, aws_ecs as ecs, aws_servicediscovery as cloudmap, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn, zonesOf } from '../deployment.ts';
import { servicesTalk } from './connections.ts';
import { createEndpoints } from './endpoints.ts';
import { createGroups } from './groups.ts';
import { createServiceConnect, type ServiceConnect } from './service-connect.ts';
import { createVpc } from './vpc.ts';

export type Tier = 'public' | 'tasks' | 'data';

/** Where things run, and who may talk to whom. */
export interface Network {
  readonly vpc: ec2.IVpc;
  readonly cluster: ecs.ICluster;
  readonly subnets: Readonly<Record<Tier, ec2.SubnetSelection>>;
  /**
   * The security group of a node: a deployable, `edge`, `<service>-database` (a shared server's for all it holds), its `-proxy`, `cache`,
   * `documents`, `search`, `endpoints`, `rotation`. Immutable: see connections.ts for what opens a port.
   */
  groupOf(node: string): ec2.ISecurityGroup;
  /** Undefined where no two tasks ask each other. */
  readonly serviceConnect?: ServiceConnect;
}

export function createNetwork(stack: Stack, deployment: Deployment): Network {
  const vpc = createVpc(stack, deployment);
  const groupOf = createGroups(stack, deployment, vpc);
  const subnets = {
    public: { subnetGroupName: 'public' },
    // Of the zones the environment pays for; the load balancer and the databases need a second one, tasks do not.
    tasks: { subnetGroupName: 'tasks', availabilityZones: [...zonesOf(deployment)] },
    data: { subnetGroupName: 'data' },
  };
  createEndpoints(stack, deployment, { vpc, group: groupOf('endpoints'), subnets: subnets.tasks });
  const namespace = nameIn(deployment, 'services');
  const talk = servicesTalk(deployment);
  const cluster = new ecs.Cluster(stack, 'Cluster', {
    vpc,
    clusterName: nameIn(deployment, 'tasks'),
    containerInsightsV2: ecs.ContainerInsights.ENHANCED,
    enableFargateCapacityProviders: true,
    // Names only: Service Connect's proxies are told the addresses, so nobody needs to ask DNS.
    ...(talk && { defaultCloudMapNamespace: { name: namespace, type: cloudmap.NamespaceType.HTTP, useForServiceConnect: true } }),
  });
  return { vpc, cluster, subnets, groupOf, ...(talk && { serviceConnect: createServiceConnect(stack, deployment, namespace) }) };
}
