import { aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_logs as logs, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn, zonesOf } from '../deployment.ts';

/** A role each, so that the two regions could be joined: networks whose addresses overlap cannot. Environments never are: each has its own account. */
export const networkAddresses = { primary: '10.20.0.0/16', standby: '10.21.0.0/16' } as const;

/** A load balancer and a group of database subnets need two zones, also where everything runs in one. */
const leastZones = 2;

/** Room is left for a third and a fourth zone: without, adding one would move the addresses of all subnets, and replace them. */
const mostZones = 4;

/** What every reference asks for; long enough to look back at an incident, and the log is the largest of all. */
const flowLogRetention = logs.RetentionDays.ONE_MONTH;

/** A tier of subnets for what people reach, one for what runs, one for what is kept and has no way out at all. */
export function createVpc(stack: Stack, deployment: Deployment): ec2.Vpc {
  const { environment, region, role } = deployment;
  const zones = Math.max(leastZones, environment.zones);
  const availabilityZones = [...zonesOf({ region, environment: { ...environment, zones } })];
  // The CDK asks AWS for the zones of a known account even where they are given; this is its answer.
  stack.node.setContext(`availability-zones:account=${environment.account}:region=${region}`, availabilityZones);
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    vpcName: nameIn(deployment, 'network'),
    ipAddresses: ec2.IpAddresses.cidr(networkAddresses[role]),
    availabilityZones,
    reservedAzs: mostZones - zones,
    natGateways: environment.natGateways === 'one' ? 1 : environment.zones,
    restrictDefaultSecurityGroup: true,
    subnetConfiguration: [
      { name: 'public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'tasks', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
  });
  recordFlows(stack, deployment, vpc);
  return vpc;
}

function recordFlows(stack: Stack, deployment: Deployment, vpc: ec2.Vpc): void {
  const logGroupName = `/${nameIn(deployment, 'flows')}`;
  const key = new kms.Key(stack, 'flows-key', {
    description: `${nameIn(deployment, 'flows')}: who talked to whom`,
    enableKeyRotation: true,
    removalPolicy: isProduction(deployment) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${stack.region}:${stack.account}:log-group:${logGroupName}` },
      },
    }),
  );
  const logGroup = new logs.LogGroup(stack, 'flows', {
    logGroupName,
    retention: flowLogRetention,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  vpc.addFlowLog('flow-log', { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup), trafficType: ec2.FlowLogTrafficType.ALL });
}
