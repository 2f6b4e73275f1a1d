import type { Deployable } from '@event-planner/model';
import type { aws_cloudwatch as cloudwatch, aws_ecs as ecs, aws_logs as logs, Stack } from 'aws-cdk-lib';
import type { Data } from '../data/data.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Deployment } from '../deployment.ts';
import type { Edge } from '../edge/edge.ts';
import type { Messaging } from '../messaging/messaging.ts';
import type { Network } from '../network/network.ts';
import { alarmNames, createAlarms, type Measure } from '../observability/alarms.ts';
import { createLogs } from './logs.ts';
import { measuresOf, useOf } from './measures.ts';
import { createScaling } from './scaling.ts';
import { createService } from './service.ts';
import { createTargets, type Targets } from './targets.ts';
import { createTask } from './task.ts';

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
  readonly alarms: readonly cloudwatch.Alarm[];
  /** @default nobody outside asks it */
  readonly targets?: Targets;
}

/** The tasks of a deployable: what one is, how many run, who reaches them, when somebody is woken. */
export function createDeployable(stack: Stack, deployment: Deployment, parts: DeployableParts): Deployed {
  const { deployable, messaging } = parts;
  const logGroup = createLogs(stack, deployment, deployable);
  const task = createTask(stack, deployment, { ...parts, logGroup });
  const targets = createTargets(stack, deployment, parts);
  const measures = measuresOf(deployment, { ...parts, targets });
  const alarms = createAlarms(stack, { deployment, alerts: messaging.alerts, measures });
  const service = createService(stack, deployment, {
    ...parts,
    task,
    logGroup,
    targets,
    alarms,
    // What is measured seldom says nothing of a version that has just come.
    rollbackAlarms: alarmNames(
      deployment,
      measures.filter(({ every }) => every === undefined),
      'critical',
    ),
  });
  createScaling(deployment, { ...parts, service, targets, measures: messaging.measures, cpu: useOf(deployment, 'CPUUtilization', parts) });
  return { deployable, service, logGroup, measures, alarms, ...(targets && { targets }) };
}
