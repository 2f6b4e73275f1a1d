import { aws_ec2 as ec2, aws_ecs as ecs, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn, zonesOf } from '../deployment.ts';

export type Tier = 'public' | 'tasks' | 'data';

/** Where things run, and who may talk to whom. */
export interface Network {
  readonly vpc: ec2.IVpc;
  readonly cluster: ecs.ICluster;
  readonly subnets: Readonly<Record<Tier, ec2.SubnetSelection>>;
  /** The security group of a node: a deployable, `edge`, `<service>-database`, `cache`, `documents`, `search`, `endpoints`. */
  groupOf(node: string): ec2.ISecurityGroup;
}

export function createNetwork(stack: Stack, deployment: Deployment): Network {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: [...zonesOf(deployment)],
    subnetConfiguration: [
      { name: 'public', subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
      { name: 'tasks', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc, clusterName: nameIn(deployment, 'tasks') });
  const groups = new Map<string, ec2.SecurityGroup>();
  return {
    vpc,
    cluster,
    subnets: { public: { subnetGroupName: 'public' }, tasks: { subnetGroupName: 'tasks' }, data: { subnetGroupName: 'data' } },
    groupOf(node) {
      const group = groups.get(node) ?? new ec2.SecurityGroup(stack, `${node}-group`, { vpc, allowAllOutbound: false });
      groups.set(node, group);
      return group;
    },
  };
}
