import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { Measure } from '../../observability/alarms.ts';
import type { Server } from './servers.ts';

const period = Duration.minutes(1);

const metric = (metricName: string, dimensionsMap: Record<string, string>): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'AWS/RDS', metricName, dimensionsMap, statistic: 'Maximum', period });

const math = (expression: string, usingMetrics: Record<string, cloudwatch.IMetric>, label: string): cloudwatch.MathExpression =>
  new cloudwatch.MathExpression({ expression, usingMetrics, label, period });

/** A service's own alarms watch its own server; nobody's watch one that is shared. */
export const ownerOf = ({ services: [first, ...others] }: Server): Pick<Measure, 'service'> =>
  first && others.length === 0 ? { service: first.name } : {};

type Dimension = Readonly<Record<'DBInstanceIdentifier' | 'DBClusterIdentifier', string>>;

/** How busy and how full of connections a server is. */
export function loadMeasures(server: Server, dimension: Partial<Dimension>): readonly Measure[] {
  const at = { subject: server.name, ...ownerOf(server) };
  const connections = metric('DatabaseConnections', { ...dimension });
  return [
    { ...at, metric: 'database-cpu-percent', value: metric('CPUUtilization', { ...dimension }) },
    {
      ...at,
      metric: 'database-connections-percent',
      value: math(`100 * connections / ${server.maxConnections}`, { connections }, 'connections %'),
    },
  ];
}

/** Of an RDS instance, whose disk can fill. Measured against the disk it began with: one that has grown looks emptier than it is, but grows again before it is full. */
export const instanceMeasures = (server: Server, identifier: string): readonly Measure[] => [
  ...loadMeasures(server, { DBInstanceIdentifier: identifier }),
  {
    metric: 'database-free-disk-percent',
    subject: server.name,
    ...ownerOf(server),
    value: math(
      `100 * free / ${server.storage * 1024 ** 3}`,
      { free: metric('FreeStorageSpace', { DBInstanceIdentifier: identifier }).with({ statistic: 'Minimum' }) },
      'free disk %',
    ),
  },
];

/** How far a replica is behind. RDS says seconds. */
export const lagMeasure = (server: Server, replica: string, identifier: string): Measure => ({
  metric: 'replication-lag-seconds',
  subject: replica,
  ...ownerOf(server),
  value: metric('ReplicaLag', { DBInstanceIdentifier: identifier }),
});

/** How far the slowest reader of a cluster is behind. Aurora says milliseconds. */
export const clusterLagMeasure = (server: Server, identifier: string): Measure => ({
  metric: 'replication-lag-seconds',
  subject: server.name,
  ...ownerOf(server),
  value: math('lag / 1000', { lag: metric('AuroraReplicaLagMaximum', { DBClusterIdentifier: identifier }) }, 'lag s'),
});

/** How far the cluster in another region is behind its primary. Aurora says milliseconds. */
export const globalLagMeasure = (server: Server, identifier: string): Measure => ({
  metric: 'replication-lag-seconds',
  subject: server.name,
  ...ownerOf(server),
  value: math('lag / 1000', { lag: metric('AuroraGlobalDBReplicationLag', { DBClusterIdentifier: identifier }) }, 'lag s'),
});
