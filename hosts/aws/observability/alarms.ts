import type { Alarm, Metric } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, aws_cloudwatch_actions as actions, type aws_sns as sns, type Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Deployment, nameIn } from '../deployment.ts';
import { minute } from './metrics.ts';

/** Something that can be watched, in the unit its metric's name states. */
export interface Measure {
  readonly metric: Metric;
  /** What is measured, such as `booking` or `booking-confirmed-notification-dlq`: part of the alarm's name. */
  readonly subject: string;
  /** The service whose own alarms watch it too. @default nobody's */
  readonly service?: string;
  /** How long one value stands for. @default a minute */
  readonly every?: Duration;
  readonly value: cloudwatch.IMetric;
}

/** Where alarms go, by severity. */
export type AlertTopics = Readonly<Record<Alarm['severity'], sns.ITopic>>;

/** Alarms that watch a measure: the environment's or the system's, and the service's own. */
export const alarmsFor = ({ system, environment }: Deployment, { metric, service }: Measure): readonly Alarm[] =>
  [...(environment.alarms ?? system.alarms), ...(system.services.find(({ name }) => name === service)?.alarms ?? [])].filter(
    alarm => alarm.metric === metric,
  );

/** `booking-cpu-high`, below the deployment's name: computable where the alarm itself is out of reach. */
export const alarmName = (deployment: Deployment, alarm: Pick<Alarm, 'name'>, { subject }: Pick<Measure, 'subject'>): string =>
  nameIn(deployment, `${subject}-${alarm.name}`);

/** Names of the alarms that watch these measures. */
export const alarmNames = (deployment: Deployment, measures: readonly Measure[], severity?: Alarm['severity']): readonly string[] =>
  measures.flatMap(measure =>
    alarmsFor(deployment, measure)
      .filter(alarm => severity === undefined || alarm.severity === severity)
      .map(alarm => alarmName(deployment, alarm, measure)),
  );

export interface AlarmParts {
  readonly deployment: Deployment;
  readonly alerts: AlertTopics;
  readonly measures: readonly Measure[];
}

/** Every alarm of the model for every measure it speaks of, beside the thing that is measured. */
export function createAlarms(scope: Construct, { deployment, alerts, measures }: AlarmParts): readonly cloudwatch.Alarm[] {
  return measures.flatMap(measure =>
    alarmsFor(deployment, measure).map(alarm => {
      const created = new cloudwatch.Alarm(scope, `${measure.subject}-${alarm.name}`, {
        alarmName: alarmName(deployment, alarm, measure),
        alarmDescription: describe(deployment, alarm, measure),
        metric: measure.value,
        threshold: alarm.above ?? alarm.below ?? 0,
        comparisonOperator:
          alarm.above === undefined
            ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
            : cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: Math.max(1, alarm.during / (measure.every ?? minute).toSeconds()),
        treatMissingData: isToldBySilence(deployment, alarm)
          ? cloudwatch.TreatMissingData.BREACHING
          : cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      created.addAlarmAction(new actions.SnsAction(alerts[alarm.severity]));
      created.addOkAction(new actions.SnsAction(alerts[alarm.severity]));
      return created;
    }),
  );
}

/** No healthy target, and no proof but of copies, in which none can be written down. Everything else that is not used is not broken. */
const isToldBySilence = ({ role }: Deployment, { metric }: Alarm): boolean =>
  metric === 'healthy-targets' || (metric === 'proofs' && role === 'primary');

const describe = ({ system, environmentName }: Deployment, { name, runbook }: Alarm, { subject }: Measure): string =>
  `${subject} of ${system.title} ${environmentName}: ${name}. What to do: docs/runbooks/${runbook}.md`;
