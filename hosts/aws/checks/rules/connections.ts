import { dependencies, deployablesIn } from '@event-planner/model';
import type { Deployment } from '../../deployment.ts';
import { type Connection, connectionsOf, idOf, nodesOf } from '../../network/connections.ts';
import { gatewayPrefixList } from '../../network/prefix-lists.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { at, isFields, listAt, numberAt, textAt } from '../template/values.ts';

/** What the security groups of the templates let through is what the model connects: no rule more, none less. */
export const checkConnections = (subject: Subject): readonly Finding[] =>
  subject.deployments.flatMap(deployment => [...compare(subject, deployment), ...callsAreConnections(deployment)]);

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'connections', where, what, cure });

type Direction = 'arrives' | 'leaves';

/** A rule of a template, in the words of a connection. */
interface Rule extends Connection {
  readonly direction: Direction;
  readonly where: string;
}

function compare(subject: Subject, deployment: Deployment): readonly Finding[] {
  const nodes = new Set(nodesOf(deployment));
  const wanted = new Set(connectionsOf(deployment).flatMap(connection => wantedOf(nodes, connection)));
  const there = rulesOf(subject, deployment);
  const found = new Set(there.map(keyOf));
  return [
    ...there
      .filter(rule => !wanted.has(keyOf(rule)))
      .map(rule =>
        finding(
          rule.where,
          `it lets ${rule.from} reach ${rule.to} on ${rule.port}, which the model does not`,
          'declare it in a manifest, or let the construct take the group as it is',
        ),
      ),
    ...[...wanted]
      .filter(key => !found.has(key))
      .map(key =>
        finding(
          `security groups of ${deployment.region}`,
          `${key}: the model connects them, no rule does`,
          'make the rule from connectionsOf',
        ),
      ),
  ];
}

const keyOf = (rule: Connection & { readonly direction: Direction }): string => `${idOf(rule)} ${rule.direction}`;

const wantedOf = (nodes: ReadonlySet<string>, connection: Connection): readonly string[] => [
  ...(nodes.has(connection.to) ? [keyOf({ ...connection, direction: 'arrives' })] : []),
  ...(nodes.has(connection.from) ? [keyOf({ ...connection, direction: 'leaves' })] : []),
];

/** Rules stand alone or inside their group; CDK writes one that lets nothing through where a group has no way out. */
function rulesOf(subject: Subject, deployment: Deployment): readonly Rule[] {
  const stacks = subject.stacks.filter(
    ({ region, id }) => region === deployment.region && id.startsWith('standby-') === (deployment.role === 'standby'),
  );
  const alone = resourcesOf({ stacks }, 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress').map(placed => {
    const direction: Direction = placed.resource.Type.endsWith('Ingress') ? 'arrives' : 'leaves';
    return ruleOf(subject, {
      deployment,
      placed,
      direction,
      own: groupName(subject, placed, placed.properties['GroupId']),
      fields: placed.properties,
    });
  });
  const inside = resourcesOf({ stacks }, 'AWS::EC2::SecurityGroup').flatMap(placed =>
    (['arrives', 'leaves'] as const).flatMap(direction =>
      listAt(placed.properties, direction === 'arrives' ? 'SecurityGroupIngress' : 'SecurityGroupEgress')
        .filter(isFields)
        .filter(fields => fields['CidrIp'] !== '255.255.255.255/32')
        .map(fields => ruleOf(subject, { deployment, placed, direction, own: groupName(subject, placed, { Ref: placed.id }), fields })),
    ),
  );
  return [...alone, ...inside];
}

interface Raw {
  readonly deployment: Deployment;
  readonly placed: Placed;
  readonly direction: Direction;
  readonly own: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function ruleOf(subject: Subject, { deployment, placed, direction, own, fields }: Raw): Rule {
  const group = fields['SourceSecurityGroupId'] ?? fields['DestinationSecurityGroupId'];
  const list = fields['SourcePrefixListId'] ?? fields['DestinationPrefixListId'];
  const other = group === undefined ? addressed(subject, { deployment, placed, fields }, list) : groupName(subject, placed, group);
  const from = numberAt(fields, 'FromPort');
  const port = from !== undefined && from === numberAt(fields, 'ToPort') && fields['IpProtocol'] === 'tcp' ? from : Number.NaN;
  return { from: direction === 'arrives' ? other : own, to: direction === 'arrives' ? own : other, port, direction, where: placed.where };
}

function addressed(
  subject: Subject,
  { deployment: { region }, placed, fields }: Pick<Raw, 'deployment' | 'placed' | 'fields'>,
  list: unknown,
): string {
  if (list !== undefined)
    return (['s3', 'dynamodb'] as const).find(store => gatewayPrefixList(store, region) === list) ?? JSON.stringify(list);
  const cidr = fields['CidrIp'] ?? fields['CidrIpv6'];
  if (cidr === '0.0.0.0/0') return 'internet';
  const own = resourcesOf({ stacks: [placed.stack] }, 'AWS::EC2::VPC').some(({ id, properties }) => {
    const ofVpc = targetOf(subject, placed.stack, cidr);
    return properties['CidrBlock'] === cidr || ofVpc?.id === id;
  });
  return own ? 'network' : JSON.stringify(cidr);
}

/** The node a group belongs to: a group is called after it. */
function groupName(subject: Subject, placed: Placed, value: unknown): string {
  const group = targetOf(subject, placed.stack, value);
  return /\/([^/]+)-group\//.exec(group?.where ?? '')?.[1] ?? group?.where ?? textAt(at(value, 'Ref')) ?? JSON.stringify(value);
}

/** Told from the manifests alone, so that a mistake in connectionsOf cannot hide itself. */
function callsAreConnections(deployment: Deployment): readonly Finding[] {
  const { system, environmentName } = deployment;
  const placeOf = new Map(
    deployablesIn(system, environmentName).flatMap(({ name, services }) => services.map(service => [service.name, name] as const)),
  );
  const places = new Set(placeOf.values());
  const between = new Set(
    connectionsOf(deployment)
      .filter(({ from, to }) => places.has(from) && places.has(to))
      .map(({ from, to }) => `${from} to ${to}`),
  );
  const declared = new Set(
    dependencies(system)
      .filter(({ kind }) => kind === 'calls')
      .map(({ from, to }) => [placeOf.get(from), placeOf.get(to)] as const)
      .filter(([from, to]) => from !== to)
      .map(([from, to]) => `${from} to ${to}`),
  );
  const where = `network/connections.ts in ${environmentName}`;
  return [
    ...[...declared.difference(between)].map(key => finding(where, `${key}: declared, but not connected`, 'connect what manifests call')),
    ...[...between.difference(declared)].map(key =>
      finding(where, `${key}: connected, but not declared`, 'only declared calls are connected'),
    ),
  ];
}
