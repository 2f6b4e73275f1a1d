import type { Metric } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../../deployment.ts';
import { alarmName, alarmNames, alarmsFor, type Measure } from '../alarms.ts';
import { asLine, createDashboard, fullWidth, graph, rowsOf, text } from './dashboard.ts';

export interface OperationsParts {
  readonly measures: readonly Measure[];
  readonly composites: readonly cloudwatch.CompositeAlarm[];
}

/** Is it well, and where not: every alarm's state, every measure by its metric, and what to do about each alarm. */
export function createOperationsDashboard(stack: Stack, deployment: Deployment, { measures, composites }: OperationsParts): void {
  const byMetric = Map.groupBy(measures, ({ metric }) => metric);
  createDashboard(stack, deployment, {
    name: 'operations',
    rows: [
      [text(`# ${deployment.system.title} ${deployment.environmentName}, ${deployment.region}`, 1)],
      [states(stack, deployment, { measures, composites })],
      ...rowsOf([...byMetric].map(([metric, measured]) => graphOf(deployment, metric, measured))),
      [runbooks(deployment, measures)],
    ],
  });
}

function states(stack: Stack, deployment: Deployment, { measures, composites }: OperationsParts): cloudwatch.AlarmStatusWidget {
  const arns = alarmNames(deployment, measures).map(name => stack.formatArn({ service: 'cloudwatch', resource: `alarm:${name}` }));
  return new cloudwatch.AlarmStatusWidget({
    title: 'Alarms',
    width: fullWidth,
    height: 2 + Math.ceil((composites.length + arns.length) / 6),
    alarms: [
      ...composites,
      ...arns.map((arn, at) => cloudwatch.Alarm.fromAlarmArn(stack, `${alarmNames(deployment, measures)[at]}-state`, arn)),
    ],
  });
}

/** One line for each subject, and one for each threshold somebody is woken at. */
function graphOf(deployment: Deployment, metric: Metric, measured: readonly Measure[]): cloudwatch.GraphWidget {
  const alarms = new Map(measured.flatMap(measure => alarmsFor(deployment, measure)).map(alarm => [alarm.name, alarm]));
  return graph({
    title: metric.replaceAll('-', ' '),
    lines: measured.map(({ value, subject }) => asLine(value, subject)),
    leftAnnotations: [...alarms.values()].map(({ name, severity, above, below }) => ({
      value: above ?? below ?? 0,
      label: name,
      color: severity === 'critical' ? cloudwatch.Color.RED : cloudwatch.Color.ORANGE,
    })),
  });
}

function runbooks(deployment: Deployment, measures: readonly Measure[]): cloudwatch.TextWidget {
  const rows = measures.flatMap(measure =>
    alarmsFor(deployment, measure).map(
      alarm => `| ${alarmName(deployment, alarm, measure)} | ${alarm.severity} | ${link(deployment, alarm.runbook)} |`,
    ),
  );
  return text(['| Alarm | Severity | What to do |', '|---|---|---|', ...rows.toSorted()].join('\n'), Math.min(40, 3 + rows.length));
}

const link = ({ system }: Deployment, runbook: string): string => {
  const { runbooks: place } = system.operators;
  return place === undefined ? `docs/runbooks/${runbook}.md` : `[${runbook}](${place}/${runbook}.md)`;
};
