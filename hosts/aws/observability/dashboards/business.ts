import { topics } from '@event-planner/model';
import { type aws_cloudwatch as cloudwatch, Duration, type Stack } from 'aws-cdk-lib';
import type { Deployment } from '../../deployment.ts';
import type { Measure } from '../alarms.ts';
import { publishedCount } from '../messages.ts';
import { createDashboard, graph, rowsOf, text } from './dashboard.ts';

/** What people did: everything services tell each other, counted as it is said, and the shares that fail. */
export function createBusinessDashboard(stack: Stack, deployment: Deployment, measures: readonly Measure[]): cloudwatch.Dashboard {
  const { system, environmentName } = deployment;
  const said = [...topics(system)].map(([thing, messages]) =>
    graph({
      title: `${thing}, in five minutes`,
      lines: messages.map(one => publishedCount(deployment, one, Duration.minutes(5))),
      stacked: true,
    }),
  );
  const today = [...topics(system)].map(([thing, messages]) =>
    graph({ title: `${thing}, in a day`, lines: messages.map(one => publishedCount(deployment, one, Duration.days(1))), start: '-P30D' }),
  );
  const outcomes = measures
    .filter(({ metric }) => metric.endsWith('-failure-percent'))
    .map(({ metric, value }) => graph({ title: metric.replaceAll('-', ' '), lines: [value] }));
  return createDashboard(stack, deployment, {
    name: 'business',
    rows: [[text(`# ${system.title} ${environmentName}: what people do`, 1)], ...rowsOf([...outcomes, ...said]), ...rowsOf(today)],
  });
}
