import { dependencies, topics } from '@event-planner/model';
import { aws_ec2 as ec2, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../deployment.ts';

const service = ec2.InterfaceVpcEndpointAwsService;

type Endpoints = Readonly<Record<string, ec2.InterfaceVpcEndpointAwsService>>;

/** Without these no task starts. */
const toStart: Endpoints = {
  'registry-api': service.ECR,
  'registry-images': service.ECR_DOCKER,
  logs: service.CLOUDWATCH_LOGS,
  secrets: service.SECRETS_MANAGER,
  parameters: service.SSM,
};

/**
 * What tasks ask of AWS, by the name its endpoint has here. Not among them: KMS, which the stores ask in our stead, and STS, since a task's
 * credentials come from the address ECS gives it. Each costs about $7 a month and zone.
 */
export function interfaceEndpointsOf({ system, environment }: Deployment): Endpoints {
  if (environment.endpoints === 'to-start') return toStart;
  const speaks = topics(system).size > 0;
  const sendsMail = dependencies(system).some(({ kind, to }) => kind === 'sends' && to === 'mail');
  return {
    ...toStart,
    metrics: service.CLOUDWATCH_MONITORING,
    traces: service.XRAY,
    ...(speaks && { queues: service.SQS }),
    ...(speaks && !system.bus && { topics: service.SNS }),
    ...(speaks && system.bus && { bus: service.EVENTBRIDGE }),
    ...(sendsMail && { mail: service.EMAIL }),
    // A shell in a task goes through Session Manager; nobody opens one anywhere else.
    ...(environment.purpose === 'development' && { shells: service.SSM_MESSAGES }),
  };
}

export interface EndpointParts {
  readonly vpc: ec2.Vpc;
  readonly group: ec2.ISecurityGroup;
  readonly subnets: ec2.SubnetSelection;
}

/** AWS without the internet: to S3 and DynamoDB through the routing table, for nothing; to the rest by addresses inside the network. */
export function createEndpoints(stack: Stack, deployment: Deployment, { vpc, group, subnets }: EndpointParts): void {
  vpc.addGatewayEndpoint('s3-endpoint', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  vpc.addGatewayEndpoint('dynamodb-endpoint', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
  for (const [name, endpoint] of Object.entries(interfaceEndpointsOf(deployment)))
    new ec2.InterfaceVpcEndpoint(stack, `${name}-endpoint`, {
      vpc,
      service: endpoint,
      subnets,
      securityGroups: [group],
      privateDnsEnabled: true,
      // Or the CDK would let the whole network in.
      open: false,
    });
}
