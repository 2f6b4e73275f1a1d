import type { ScalingRule } from '@event-planner/model';
import { aws_applicationautoscaling as autoscaling, type aws_elasticloadbalancingv2 as elbv2 } from 'aws-cdk-lib';
import { colourOf, latencyMs } from '../observability/metrics.ts';
import { stepUp } from './scale-by-steps.ts';
import type { Scaled } from './scaling.ts';

type Colours = readonly elbv2.ApplicationTargetGroup[];

/**
 * Keeps the requests of one task in a minute near the target. Requests per target of both colours add up to what one task would get
 * if its colour had everyone, before, during and after a change of colours; the predefined metric would go on looking at one of them.
 */
export function scaleByRequests(
  id: string,
  { tasks, colours, target, ...cooldowns }: Scaled & { readonly target: number; readonly colours: Colours },
): void {
  const queries = colours.map(queryOf);
  new autoscaling.CfnScalingPolicy(tasks, id, {
    policyName: `${tasks.node.path.replaceAll('/', '-')}-${id}`,
    policyType: 'TargetTrackingScaling',
    // What the CDK calls the resource's id here is what CloudFormation calls the target's: resource, dimension and namespace in one.
    scalingTargetId: tasks.scalableTargetRef.resourceId,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: target,
      scaleOutCooldown: cooldowns.out.toSeconds(),
      scaleInCooldown: cooldowns.in.toSeconds(),
      customizedMetricSpecification: {
        metrics: [
          ...queries,
          {
            id: 'requests',
            label: 'requests a task',
            expression: queries.map(query => `FILL(${query.id}, 0)`).join(' + '),
            returnData: true,
          },
        ],
      },
    },
  });
}

function queryOf(group: elbv2.ApplicationTargetGroup): autoscaling.CfnScalingPolicy.TargetTrackingMetricDataQueryProperty {
  const { metricStat } = group.metrics.requestCountPerTarget().toMetricConfig();
  if (!metricStat) throw new Error(`requests per target of ${group.node.path} is not a metric but an expression`);
  const { metricName, namespace, dimensions = [] } = metricStat;
  return {
    id: colourOf(group),
    returnData: false,
    metricStat: {
      metric: { metricName, namespace, dimensions: dimensions.map(({ name, value }) => ({ name, value: String(value) })) },
      stat: 'Sum',
    },
  };
}

type LatencyRule = Extract<ScalingRule, { kind: 'latency' }>;

export const scaleByLatency = (
  id: string,
  { rule, colours, ...scaled }: Scaled & { readonly rule: LatencyRule; readonly colours: Colours },
): void => stepUp(id, { ...scaled, metric: latencyMs(colours, rule.percentile), above: rule.aboveMs, addTasks: rule.addTasks });
