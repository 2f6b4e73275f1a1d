import { aws_xray as xray, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** X-Ray takes names of groups and rules up to this length. */
const nameLength = 32;
/** Rules are asked in order of priority; X-Ray's own default comes last, at 10000. */
const priority = 100;

/** The share of traces for whatever asks X-Ray itself, such as functions and state machines; tasks decide by their collector. And the failed traces as a group. */
export function createTraces(stack: Stack, deployment: Deployment): void {
  const name = nameIn(deployment, 'traces').slice(0, nameLength);
  new xray.CfnSamplingRule(stack, 'Sampling', {
    samplingRule: {
      ruleName: name,
      version: 1,
      priority,
      // One a second is always kept, so that a quiet night leaves traces too.
      reservoirSize: 1,
      fixedRate: deployment.environment.traces / 100,
      host: '*',
      httpMethod: '*',
      resourceArn: '*',
      serviceName: '*',
      serviceType: '*',
      urlPath: '*',
    },
  });
  const slowSeconds = Math.max(...slowness(deployment)) / 1000;
  new xray.CfnGroup(stack, 'FailedTraces', {
    groupName: nameIn(deployment, 'failed').slice(0, nameLength),
    filterExpression: `fault = true OR error = true${Number.isFinite(slowSeconds) ? ` OR responsetime > ${slowSeconds}` : ''}`,
    insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
  });
}

/** In milliseconds, what the alarms call slow. */
const slowness = ({ system, environment }: Deployment): readonly number[] =>
  (environment.alarms ?? system.alarms).filter(({ metric }) => metric === 'latency-p95-ms').flatMap(({ above }) => above ?? []);
