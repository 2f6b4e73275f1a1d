import type { Step } from '@event-planner/model';
import {
  aws_applicationautoscaling as autoscaling,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  Duration,
} from 'aws-cdk-lib';
import type { Scaled } from './scaling.ts';

type Watched = Scaled & { readonly metric: cloudwatch.IMetric };
type Above = Extract<Step, { above: number }>;
type Below = Extract<Step, { below: number }>;

/** Adds tasks while the metric is above a bound; when they go again is said by the other rules. */
export function stepUp(id: string, { above, addTasks, ...watched }: Watched & { readonly above: number; readonly addTasks: number }): void {
  const action = new autoscaling.StepScalingAction(watched.tasks, id, {
    scalingTarget: watched.tasks,
    adjustmentType: autoscaling.AdjustmentType.CHANGE_IN_CAPACITY,
    cooldown: watched.out,
  });
  action.addAdjustment({ adjustment: addTasks, lowerBound: 0 });
  alarm(id, {
    ...watched,
    action,
    cooldown: watched.out,
    comparison: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: above,
  });
}

/** Steps upwards and steps downwards are two policies: each has its own cooldown. */
export function scaleBySteps(id: string, { steps, ...watched }: Watched & { readonly steps: readonly Step[] }): void {
  const above = steps.filter((step): step is Above => 'above' in step).toSorted((a, b) => a.above - b.above);
  const below = steps.filter((step): step is Below => 'below' in step).toSorted((a, b) => b.below - a.below);
  const [lowest] = above;
  const [highest] = below;
  if (lowest) {
    const action = percentChange(`${id}-out`, { ...watched, cooldown: watched.out });
    above.forEach((step, at) => {
      const next = above[at + 1];
      action.addAdjustment({
        adjustment: step.change,
        lowerBound: step.above - lowest.above,
        ...(next && { upperBound: next.above - lowest.above }),
      });
    });
    const comparison = cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD;
    alarm(`${id}-out`, { ...watched, action, cooldown: watched.out, comparison, threshold: lowest.above });
  }
  if (highest) {
    const action = percentChange(`${id}-in`, { ...watched, cooldown: watched.in });
    below.forEach((step, at) => {
      const next = below[at + 1];
      action.addAdjustment({
        adjustment: step.change,
        upperBound: step.below - highest.below,
        ...(next && { lowerBound: next.below - highest.below }),
      });
    });
    const comparison = cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD;
    alarm(`${id}-in`, { ...watched, action, cooldown: watched.in, comparison, threshold: highest.below });
  }
}

const percentChange = (id: string, { tasks, cooldown }: Watched & { readonly cooldown: Duration }): autoscaling.StepScalingAction =>
  new autoscaling.StepScalingAction(tasks, id, {
    scalingTarget: tasks,
    adjustmentType: autoscaling.AdjustmentType.PERCENT_CHANGE_IN_CAPACITY,
    // A quarter of three tasks is none at all, and the step would never be taken.
    minAdjustmentMagnitude: 1,
    cooldown,
  });

interface Trigger extends Watched {
  readonly action: autoscaling.StepScalingAction;
  readonly cooldown: Duration;
  readonly comparison: cloudwatch.ComparisonOperator;
  readonly threshold: number;
}

/** Not an alarm for people: it wakes the policy alone. Watched as long as the policy then rests. */
function alarm(id: string, { tasks, metric, action, cooldown, comparison, threshold }: Trigger): void {
  new cloudwatch.Alarm(tasks, `${id}-trigger`, {
    alarmDescription: 'changes the number of tasks',
    metric,
    threshold,
    comparisonOperator: comparison,
    evaluationPeriods: Math.max(1, Math.round(cooldown.toSeconds() / Duration.minutes(1).toSeconds())),
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new actions.ApplicationScalingAction(action));
}
