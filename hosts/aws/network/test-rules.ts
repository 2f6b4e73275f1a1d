import type { Template } from 'aws-cdk-lib/assertions';
import type { Deployment } from '../deployment.ts';
import { gatewayPrefixList } from './prefix-lists.ts';
import { networkAddresses } from './vpc.ts';

interface Rule {
  readonly GroupId: Reference;
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly SourceSecurityGroupId?: Reference;
  readonly DestinationSecurityGroupId?: Reference;
  readonly SourcePrefixListId?: string;
  readonly DestinationPrefixListId?: string;
  readonly CidrIp?: string;
}
interface Reference {
  readonly 'Fn::GetAtt': readonly [id: string, attribute: string];
}

export interface Written {
  /** `booking-to-event-18082`, as the groups that are called admit it. */
  readonly arrives: readonly string[];
  /** The same, as the groups that call let it out. */
  readonly leaves: readonly string[];
}

/** Reads the rules back out of a template, by the descriptions its groups have. */
export function rulesIn(template: Template, { role, region }: Deployment): Written {
  const nodes = new Map(
    Object.entries(template.findResources('AWS::EC2::SecurityGroup')).map(([id, { Properties }]) => [
      id,
      /^Who may talk to (\S+),/.exec(String(Properties.GroupDescription))?.[1] ?? id,
    ]),
  );
  const outside = new Map([
    ['0.0.0.0/0', 'internet'],
    [networkAddresses[role], 'network'],
    [gatewayPrefixList('s3', region), 's3'],
    [gatewayPrefixList('dynamodb', region), 'dynamodb'],
  ]);
  const nameOf = (group: Reference | undefined, addresses: string | undefined): string =>
    (group ? nodes.get(group['Fn::GetAtt'][0]) : outside.get(addresses ?? '')) ?? 'unknown';
  const read = (type: string): Rule[] => Object.values(template.findResources(type)).map(({ Properties }) => Properties as Rule);
  const ports = ({ IpProtocol, FromPort, ToPort }: Rule): string =>
    IpProtocol === 'tcp' && FromPort === ToPort ? String(FromPort) : `${IpProtocol} ${FromPort} to ${ToPort}`;
  return {
    arrives: read('AWS::EC2::SecurityGroupIngress').map(
      rule =>
        `${nameOf(rule.SourceSecurityGroupId, rule.CidrIp ?? rule.SourcePrefixListId)}-to-${nameOf(rule.GroupId, undefined)}-${ports(rule)}`,
    ),
    leaves: read('AWS::EC2::SecurityGroupEgress').map(
      rule =>
        `${nameOf(rule.GroupId, undefined)}-to-${nameOf(rule.DestinationSecurityGroupId, rule.CidrIp ?? rule.DestinationPrefixListId)}-${ports(rule)}`,
    ),
  };
}

/** The zones a template's subnets of a tier are in. */
export const zonesWith = (template: Template, tier: string): readonly string[] =>
  Object.values(template.findResources('AWS::EC2::Subnet'))
    .filter(({ Properties }) =>
      (Properties.Tags as { Key: string; Value: string }[]).some(tag => tag.Key === 'aws-cdk:subnet-name' && tag.Value === tier),
    )
    .map(({ Properties }) => String(Properties.AvailabilityZone));
