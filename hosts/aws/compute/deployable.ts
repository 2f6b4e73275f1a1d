import type { Deployable } from '@event-planner/model';
import { aws_ecs as ecs, type aws_logs as logs, aws_logs, type Stack } from 'aws-cdk-lib';
import { mergeAccess } from '../access.ts';
import type { Data } from '../data/data.ts';
import { type Deployment, nameIn } from '../deployment.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Edge } from '../edge/edge.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Network } from '../network/network.ts';
import type { Measure } from '../observability/alarms.ts';

export interface DeployableParts {
  readonly deployable: Deployable;
  readonly network: Network;
  readonly messaging: Messaging;
  readonly data: Data;
  readonly delivery: Delivery;
  readonly edge: Edge;
}

/** A deployable that runs. */
export interface Deployed {
  readonly deployable: Deployable;
  readonly service: ecs.IBaseService;
  readonly logGroup: logs.ILogGroup;
  readonly measures: readonly Measure[];
}

export function createDeployable(stack: Stack, deployment: Deployment, parts: DeployableParts): Deployed {
  const { deployable, network, delivery, messaging, data } = parts;
  const access = mergeAccess(deployable.services.flatMap(service => [messaging.accessOf(service), data.accessOf(service)]));
  const task = new ecs.FargateTaskDefinition(stack, 'Task', {
    cpu: deployable.compute.cpu * 1024,
    memoryLimitMiB: deployable.compute.memory * 1024,
  });
  const logGroup = new aws_logs.LogGroup(stack, 'Logs', { logGroupName: `/${nameIn(deployment, deployable.name)}` });
  task.addContainer('app', {
    image: ecs.ContainerImage.fromEcrRepository(delivery.repositoryOf(deployable.name)),
    environment: { ...access.variables },
    secrets: { ...access.secrets },
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: deployable.name }),
  });
  access.statements.forEach(statement => task.addToTaskRolePolicy(statement));
  const service = new ecs.FargateService(stack, 'Service', { cluster: network.cluster, taskDefinition: task });
  return { deployable, service, logGroup, measures: [] };
}
