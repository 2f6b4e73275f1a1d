import { aws_ec2 as ec2, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';
import { type Connection, connectionsOf, idOf, isOutside, nodeOfDatabase, nodesOf, type Outside } from './connections.ts';
import { gatewayPrefixList } from './prefix-lists.ts';
import { networkAddresses } from './vpc.ts';

export type GroupOf = (node: string) => ec2.ISecurityGroup;

/**
 * A group per node, and for each connection a rule where it leaves and one where it arrives. The groups are handed out as immutable:
 * constructs of the CDK open ports by themselves when they are connected, and this list alone decides.
 */
export function createGroups(stack: Stack, deployment: Deployment, vpc: ec2.Vpc): GroupOf {
  const groups = new Map(nodesOf(deployment).map(node => [node, createGroup(stack, vpc, node)]));
  for (const connection of connectionsOf(deployment)) createRules(stack, connection, { groups, deployment });
  const handed = new Map(
    [...groups].map(([node, { securityGroupId }]) => [
      node,
      ec2.SecurityGroup.fromSecurityGroupId(stack, `${node}-group-as-is`, securityGroupId, { mutable: false, allowAllOutbound: false }),
    ]),
  );
  const servers = new Map(deployment.system.services.map(({ name }) => [`${name}-database`, nodeOfDatabase(deployment, name)]));
  return node => {
    const group = handed.get(servers.get(node) ?? node);
    if (!group) throw new Error(`${node} has no security group; there is one for each of ${[...handed.keys()].join(', ')}`);
    return group;
  };
}

const createGroup = (stack: Stack, vpc: ec2.Vpc, node: string): ec2.SecurityGroup =>
  new ec2.SecurityGroup(stack, `${node}-group`, {
    vpc,
    description: `Who may talk to ${node}, and to whom it may`,
    allowAllOutbound: false,
  });

interface Ground {
  readonly groups: ReadonlyMap<string, ec2.SecurityGroup>;
  readonly deployment: Deployment;
}

function createRules(stack: Stack, connection: Connection, ground: Ground): void {
  const { from, to, port } = connection;
  const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port, description: `${from} to ${to}` };
  const [source, target] = [ground.groups.get(from)?.securityGroupId, ground.groups.get(to)?.securityGroupId];
  if (target !== undefined)
    new ec2.CfnSecurityGroupIngress(stack, `${idOf(connection)}-arrives`, { groupId: target, ...rule, ...sourceOf(from, source, ground) });
  if (source !== undefined)
    new ec2.CfnSecurityGroupEgress(stack, `${idOf(connection)}-leaves`, { groupId: source, ...rule, ...targetOf(to, target, ground) });
}

type Source = Pick<ec2.CfnSecurityGroupIngressProps, 'sourceSecurityGroupId' | 'cidrIp' | 'sourcePrefixListId'>;
type Target = Pick<ec2.CfnSecurityGroupEgressProps, 'destinationSecurityGroupId' | 'cidrIp' | 'destinationPrefixListId'>;

function sourceOf(node: string, group: string | undefined, ground: Ground): Source {
  if (group !== undefined) return { sourceSecurityGroupId: group };
  const { cidrIp, prefixList } = addressesOf(node, ground);
  return cidrIp === undefined ? { sourcePrefixListId: prefixList } : { cidrIp };
}

function targetOf(node: string, group: string | undefined, ground: Ground): Target {
  if (group !== undefined) return { destinationSecurityGroupId: group };
  const { cidrIp, prefixList } = addressesOf(node, ground);
  return cidrIp === undefined ? { destinationPrefixListId: prefixList } : { cidrIp };
}

function addressesOf(node: string, { deployment: { region, role } }: Ground): { readonly cidrIp?: string; readonly prefixList?: string } {
  if (!isOutside(node)) throw new Error(`${node} is neither a security group nor outside`);
  const addresses: Readonly<Record<Outside, () => { readonly cidrIp?: string; readonly prefixList?: string }>> = {
    internet: () => ({ cidrIp: '0.0.0.0/0' }),
    network: () => ({ cidrIp: networkAddresses[role] }),
    s3: () => ({ prefixList: gatewayPrefixList('s3', region) }),
    dynamodb: () => ({ prefixList: gatewayPrefixList('dynamodb', region) }),
  };
  return addresses[node]();
}
