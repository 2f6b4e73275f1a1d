import type { SynthesizedStack } from '@event-planner/host-aws/synthesize';
import { assumed } from '../flow.ts';
import { hoursPerMonth, isPrimary, item, listIn, numberIn, propertiesOf, type Reader, resourcesOf, type Scene, textIn } from '../scene.ts';
import { tasksOf } from './tasks.ts';

export const natGateway: Reader = () => [item('NAT gateway hour', hoursPerMonth)];

export const elasticAddress: Reader = () => [item('public address hour', hoursPerMonth)];

/** One interface in every subnet it is given; a gateway, to S3 and DynamoDB, is a line in a routing table. */
export const endpoint: Reader = ({ resource }) =>
  textIn(resource, 'VpcEndpointType', 'Gateway') === 'Interface'
    ? [item('interface endpoint hour', listIn(resource, 'SubnetIds').length * hoursPerMonth)]
    : [];

/** Its hours, an address in every zone, what it does, and what it sends. */
export const loadBalancer: Reader = ({ resource, flow, stacks }) => {
  const open = textIn(resource, 'Scheme', 'internal') === 'internet-facing';
  return [
    item('load balancer hour', hoursPerMonth),
    item('public address hour', open ? listIn(resource, 'Subnets').length * hoursPerMonth : 0),
    item('load balancer capacity unit hour', capacityUnits(flow) * hoursPerMonth),
    // What the CDN fetches is not billed on its way to it.
    item('GB to the internet', open && !stacks.some(answersThroughCdn) ? flow.answered : 0),
  ];
};

/** Whether people's requests to the services come by the CDN as well: it has an origin that is no bucket. */
const answersThroughCdn = (stack: SynthesizedStack): boolean =>
  resourcesOf(stack, 'AWS::CloudFront::Distribution').some(([, found]) =>
    JSON.stringify(propertiesOf(found)).includes('"CustomOriginConfig"'),
  );

/** What the CDN answers: files of page applications, and what the services answer where they stand behind it. */
function atTheCdn({ flow, stacks }: Scene): { readonly requests: number; readonly sent: number } {
  const files = flow.web / assumed.webFile;
  if (!stacks.some(answersThroughCdn)) return { requests: files, sent: flow.web };
  return { requests: files + flow.requests, sent: flow.web + flow.answered };
}

/** One unit holds 25 new connections a second, 3,000 open ones, or 1 GB an hour; the largest of the three is billed. */
function capacityUnits({ visits, answered }: Scene['flow']): number {
  const connectionsPerSecond = (visits * assumed.connectionsPerVisit) / (hoursPerMonth * 3600);
  const open = connectionsPerSecond * assumed.openMinutes * 60;
  return Math.max(connectionsPerSecond / 25, open / 3000, answered / hoursPerMonth);
}

export const hostedZone: Reader = scene => [item('hosted zone'), item('DNS query', isPrimary(scene) ? 2 * scene.flow.visits : 0)];

interface Check {
  readonly Type?: string;
  readonly RequestInterval?: number;
  readonly MeasureLatency?: boolean;
}

/** HTTPS, a text to look for, every ten seconds, latency: each is a feature of its own. */
export const healthCheck: Reader = ({ resource }) => {
  const { Type = '', RequestInterval, MeasureLatency } = (propertiesOf(resource)['HealthCheckConfig'] ?? {}) as Check;
  const features = [Type.startsWith('HTTPS'), Type.endsWith('STR_MATCH'), RequestInterval === 10, MeasureLatency === true];
  return [item('health check'), item('health check feature', features.filter(Boolean).length)];
};

export const distribution: Reader = scene => {
  const { requests, sent } = atTheCdn(scene);
  const runs = JSON.stringify(propertiesOf(scene.resource)).includes('FunctionAssociations');
  return [item('CDN GB', sent), item('CDN request', requests), item('CDN function call', runs ? requests : 0)];
};

/** The API's firewall reads every request of the load balancer, the web application's every file. */
export const firewall: Reader = scene => [
  item('web firewall'),
  item('web firewall rule', listIn(scene.resource, 'Rules').length),
  item('web firewall request', textIn(scene.resource, 'Scope') === 'CLOUDFRONT' ? atTheCdn(scene).requests : scene.flow.requests),
];

/** Of every network interface: a task's, an endpoint's, a database's, a gateway's. */
export const flowLog: Reader = ({ resource, stack, stacks }) => {
  const near = stacks.filter(({ region }) => region === stack.region);
  const count = (type: string): number => near.reduce((sum, one) => sum + resourcesOf(one, type).length, 0);
  const tasks = near
    .flatMap(one => resourcesOf(one, 'AWS::ECS::Service').map(([id, found]) => tasksOf({ id, stack: one, resource: found })))
    .reduce((sum, some) => sum + some, 0);
  const endpoints = near
    .flatMap(one => resourcesOf(one, 'AWS::EC2::VPCEndpoint'))
    .reduce((sum, [, found]) => sum + listIn(found, 'SubnetIds').length, 0);
  const interfaces = tasks + endpoints + count('AWS::RDS::DBInstance') + count('AWS::EC2::NatGateway') + 2;
  const tenMinutes = 600;
  const written = interfaces * assumed.flowLogsPerInterface * (60 / numberIn(resource, 'MaxAggregationInterval', tenMinutes));
  if (textIn(resource, 'LogDestinationType', 'cloud-watch-logs') !== 'cloud-watch-logs') return [item('S3 GB-month', written)];
  return [item('log GB written', written), item('log GB-month kept', written * assumed.logCompression)];
};
