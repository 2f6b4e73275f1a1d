import type { Deployable, Manifest, Metric } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, aws_logs as logs, Duration } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';
import type { Measure } from './alarms.ts';

/** A service that proves what it keeps writes one line for each proof: `{"proves": "audit", "holds": true, …}`; the log group counts them. */
const counted = {
  // Looked for each hour, so that an alarm may say how many may pass without one.
  proofs: { every: Duration.hours(1), of: line => line },
  // What is broken is broken until it was proved again, the next night.
  'broken-proofs': {
    every: Duration.days(1),
    of: line => logs.FilterPattern.all(line, logs.FilterPattern.booleanValue('$.holds', false)),
  },
} as const satisfies Partial<Record<Metric, Counted>>;

interface Counted {
  readonly every: Duration;
  readonly of: (line: logs.JsonPattern) => logs.JsonPattern;
}

/** By what its alarms watch: a service that nobody is woken for proves nothing. */
const provenBy = ({ alarms = [] }: Manifest) =>
  (['proofs', 'broken-proofs'] as const).filter(name => alarms.some(({ metric }) => metric === name));

const namespaceOf = (deployment: Deployment): string => nameIn(deployment, 'proofs');
const nameOf = ({ name }: Manifest, metric: Metric): string => `${name}-${metric}`;

/** How often the services of a deployable proved what they keep, and how often it was broken. */
export function countProofs(group: logs.LogGroup, deployment: Deployment, { services }: Deployable): void {
  for (const service of services)
    for (const metric of provenBy(service))
      new logs.MetricFilter(group, nameOf(service, metric), {
        logGroup: group,
        filterPattern: counted[metric].of(logs.FilterPattern.stringValue('$.proves', '=', service.name)),
        metricNamespace: namespaceOf(deployment),
        metricName: nameOf(service, metric),
        metricValue: '1',
        unit: cloudwatch.Unit.COUNT,
      });
}

export const proofMeasures = (deployment: Deployment, { services }: Deployable): readonly Measure[] =>
  services.flatMap(service =>
    provenBy(service).map(metric => {
      const { every } = counted[metric];
      const value = new cloudwatch.Metric({
        namespace: namespaceOf(deployment),
        metricName: nameOf(service, metric),
        statistic: 'Sum',
        period: every,
        region: deployment.region,
      });
      return { metric, subject: service.name, service: service.name, every, value };
    }),
  );
