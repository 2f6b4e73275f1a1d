import { aws_ec2 as ec2, aws_rds as rds, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Deployment, isProduction } from '../../deployment.ts';
import type { Server } from './servers.ts';

/** The newest both offer: a major version is supported for five years. */
export const postgresEngine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_18_3 });
export const auroraEngine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_18_6 });

export const parametersOf = ({ maxConnections }: Server): Record<string, string> => ({
  'rds.force_ssl': '1',
  max_connections: String(maxConnections),
  // A statement that takes a second is told with its text: the first thing the database runbook looks for.
  log_min_duration_statement: '1000',
});

/** RDS keeps automated backups, and with them every second between, for at most 35 days. */
export const backupRetention = ({ environment: { database } }: Deployment): Duration =>
  Duration.days(Math.min(35, Math.max(database.backupDays, database.pointInTimeDays)));

/** Production outlives its stack; staging leaves a last snapshot; development is thrown away. */
export function removalPolicy({ environment: { purpose } }: Deployment): RemovalPolicy {
  if (purpose === 'production') return RemovalPolicy.RETAIN;
  return purpose === 'staging' ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY;
}

/** Disks grow by themselves, to five times what was asked for: a runaway table is stopped before it is a fortune. */
export const growth = 5;

/** As often as alarms look: finer steps only cost more log. */
export const monitoringInterval = Duration.minutes(1);

/** What RDS and Aurora tell CloudWatch. */
export const exportedLogs = { instance: ['postgresql', 'upgrade'], cluster: ['postgresql'] } as const;

/** What all instances share, primaries, replicas and Aurora's alike. */
export const instanceSettings = (deployment: Deployment, server: Server) => ({
  instanceType: new ec2.InstanceType(server.instanceClass),
  publiclyAccessible: false,
  autoMinorVersionUpgrade: true,
  enablePerformanceInsights: true,
  // Seven days are free; longer is for those who are billed for it.
  performanceInsightRetention: rds.PerformanceInsightRetention.DEFAULT,
  caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
  deletionProtection: isProduction(deployment),
});

/** Of an RDS instance, primary or replica. */
export const postgresSettings = (deployment: Deployment, server: Server) => ({
  ...instanceSettings(deployment, server),
  storageType: rds.StorageType.GP3,
  maxAllocatedStorage: server.storage * growth,
  iamAuthentication: true,
  copyTagsToSnapshot: true,
  deleteAutomatedBackups: !isProduction(deployment),
  cloudwatchLogsExports: [...exportedLogs.instance],
  monitoringInterval,
});
