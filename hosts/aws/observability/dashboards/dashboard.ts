import { aws_cloudwatch as cloudwatch, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../../deployment.ts';

/** The width of a dashboard, in CloudWatch's own unit. */
export const fullWidth = 24;
const third = fullWidth / 3;
const graphHeight = 6;

/** Dashboards belong to the account, whatever the region: each region's carry its role. */
export const dashboardName = (deployment: Deployment, name: string): string =>
  nameIn(deployment, deployment.role === 'standby' ? `standby-${name}` : name);

export interface Board {
  readonly name: string;
  readonly rows: readonly (readonly cloudwatch.IWidget[])[];
}

export const createDashboard = (stack: Stack, deployment: Deployment, { name, rows }: Board): cloudwatch.Dashboard =>
  new cloudwatch.Dashboard(stack, `${name}-dashboard`, {
    dashboardName: dashboardName(deployment, name),
    defaultInterval: Duration.hours(3),
    periodOverride: cloudwatch.PeriodOverride.AUTO,
    widgets: rows.map(row => [...row]),
  });

export interface Graph extends Omit<cloudwatch.GraphWidgetProps, 'left'> {
  readonly title: string;
  readonly lines: readonly cloudwatch.IMetric[];
}

/** A graph of a third of the width, from zero, since a curve cut off below makes a ripple look like a flood. */
export const graph = ({ title, lines, ...options }: Graph): cloudwatch.GraphWidget =>
  new cloudwatch.GraphWidget({ title, left: [...lines], width: third, height: graphHeight, leftYAxis: { min: 0 }, ...options });

/** What is measured of a subject as one line of a graph with others: under its name, and its expression's terms under names no other line uses. */
export function asLine(value: cloudwatch.IMetric, subject: string): cloudwatch.IMetric {
  if (value instanceof cloudwatch.MathExpression) return apart(value, subject.replaceAll('-', '_')).with({ label: subject });
  return value instanceof cloudwatch.Metric ? value.with({ label: subject }) : value;
}

function apart(value: cloudwatch.MathExpression, prefix: string): cloudwatch.MathExpression {
  const terms = Object.entries(value.usingMetrics);
  const rename = (id: string): string => `${prefix}_${id}`;
  return new cloudwatch.MathExpression({
    expression: terms.reduce((expression, [id]) => expression.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), rename(id)), value.expression),
    usingMetrics: Object.fromEntries(
      terms.map(([id, term]) => [rename(id), term instanceof cloudwatch.MathExpression ? apart(term, prefix) : term]),
    ),
    period: value.period,
    ...(value.label !== undefined && { label: value.label }),
  });
}

export const text = (markdown: string, height: number): cloudwatch.TextWidget =>
  new cloudwatch.TextWidget({ markdown, width: fullWidth, height });

/** Three in a row. */
export const rowsOf = (widgets: readonly cloudwatch.IWidget[]): cloudwatch.IWidget[][] =>
  Array.from({ length: Math.ceil(widgets.length / 3) }, (_, row) => widgets.slice(row * 3, row * 3 + 3));
