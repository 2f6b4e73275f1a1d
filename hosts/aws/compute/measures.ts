import type { Deployable } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import type { Network } from '../network/network.ts';
import type { Measure } from '../observability/alarms.ts';
import { outcomeMeasures } from '../observability/messages.ts';
import { proofMeasures } from '../observability/proofs.ts';
import { healthyTargets, latencyMs, minute, serverErrorPercent, serverErrorsPerMinute } from '../observability/metrics.ts';
import { coloursOf, type Targets } from './targets.ts';

export interface MeasureParts {
  readonly deployable: Deployable;
  readonly network: Network;
  readonly targets: Targets | undefined;
}

/** By the service's name, not by reference: its alarms must exist before the service, which they may send back to the version before. */
export const useOf = (
  deployment: Deployment,
  metricName: string,
  { deployable, network }: Omit<MeasureParts, 'targets'>,
): cloudwatch.Metric =>
  new cloudwatch.Metric({
    namespace: 'AWS/ECS',
    metricName,
    dimensionsMap: { ClusterName: network.cluster.clusterName, ServiceName: nameIn(deployment, deployable.name) },
    statistic: 'Average',
    period: minute,
  });

/** What is watched of a deployable. */
export function measuresOf(deployment: Deployment, parts: MeasureParts): readonly Measure[] {
  const { deployable, targets } = parts;
  const [only, ...others] = deployable.services;
  const about = { subject: deployable.name, ...(only && others.length === 0 && { service: only.name }) };
  const colours = targets && coloursOf(targets);
  return [
    { ...about, metric: 'cpu-percent', value: useOf(deployment, 'CPUUtilization', parts) },
    { ...about, metric: 'memory-percent', value: useOf(deployment, 'MemoryUtilization', parts) },
    ...(colours
      ? ([
          { ...about, metric: 'healthy-targets', value: healthyTargets(colours) },
          { ...about, metric: 'server-errors-per-minute', value: serverErrorsPerMinute(colours) },
          { ...about, metric: 'server-error-percent', value: serverErrorPercent(colours) },
          { ...about, metric: 'latency-p95-ms', value: latencyMs(colours, 95) },
        ] as const)
      : []),
    ...outcomeMeasures(deployment, deployable),
    ...proofMeasures(deployment, deployable),
  ];
}
