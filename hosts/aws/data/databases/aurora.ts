import { aws_rds as rds } from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';
import { otherRegions } from '../keys.ts';
import { createLogs } from './logs.ts';
import { clusterLagMeasure, loadMeasures } from './measures.ts';
import type { RunningServer, ServerParts } from './parts.ts';
import { createProxy } from './proxy.ts';
import { createSecret, rotateSecret } from './secret.ts';
import { onlyDatabase, type Server } from './servers.ts';
import {
  auroraEngine,
  backupRetention,
  exportedLogs,
  instanceSettings,
  monitoringInterval,
  parametersOf,
  removalPolicy,
} from './settings.ts';

/** What joins the clusters of all regions: named like the server, so that both regions find it. */
export const globalName = (deployment: Deployment, server: Server): string => nameIn(deployment, `${server.name}-global`);

/** A reader is the standby too: Aurora promotes it within a minute. */
const readersOf = ({ replicas }: Server, { environment: { database } }: Deployment): readonly string[] =>
  Array.from({ length: Math.max(replicas, database.standby ? 1 : 0) }, (_, at) => `reader-${at + 1}`);

/** A cluster of instances over one storage, its readers, its proxy, its password. */
export function createAurora(server: Server, parts: ServerParts): RunningServer {
  const { stack, deployment, network, key } = parts;
  const { proxy: stated } = deployment.environment.database;
  const secret = createSecret(server, parts);
  const readers = readersOf(server, deployment);
  const instance = instancesOf(server, parts);
  const cluster = new rds.DatabaseCluster(stack, server.name, {
    engine: auroraEngine,
    clusterIdentifier: nameIn(deployment, server.name),
    ...onlyDatabase(server, defaultDatabaseName => ({ defaultDatabaseName })),
    credentials: rds.Credentials.fromSecret(secret),
    writer: instance('writer'),
    readers: readers.map(instance),
    vpc: network.vpc,
    vpcSubnets: network.subnets.data,
    subnetGroup: parts.subnetGroup,
    securityGroups: [network.groupOf(server.name)],
    monitoringInterval,
    monitoringRole: parts.monitoringRole,
    parameterGroup: auroraParameters(server, parts),
    storageEncryptionKey: key,
    iamAuthentication: true,
    backup: { retention: backupRetention(deployment) },
    copyTagsToSnapshot: true,
    cloudwatchLogsExports: [...exportedLogs.cluster],
    deletionProtection: isProduction(deployment),
    removalPolicy: removalPolicy(deployment),
  });
  joinRegions(server, cluster, parts);
  createLogs(cluster, deployment, { kind: 'cluster', identifier: nameIn(deployment, server.name) });
  rotateSecret(server, secret, parts);
  const proxy = stated && createProxy(server, { ...parts, secret, target: rds.ProxyTarget.fromCluster(cluster) });
  return {
    server,
    host: proxy?.host ?? cluster.clusterEndpoint.hostname,
    readHosts: readers.length > 0 ? [cluster.clusterReadEndpoint.hostname] : [],
    resourceId: proxy?.resourceId ?? cluster.clusterResourceIdentifier,
    secret,
    measures: [
      ...loadMeasures(server, { DBClusterIdentifier: cluster.clusterIdentifier }),
      clusterLagMeasure(server, cluster.clusterIdentifier),
    ],
  };
}

export const auroraParameters = (server: Server, { stack }: Pick<ServerParts, 'stack'>): rds.ParameterGroup =>
  new rds.ParameterGroup(stack, `${server.name}-parameters`, { engine: auroraEngine, parameters: parametersOf(server) });

/** Writer and readers are alike: any may become the writer. */
const instancesOf =
  (server: Server, { deployment, key }: ServerParts) =>
  (name: string): rds.IClusterInstance =>
    rds.ClusterInstance.provisioned(name, {
      ...instanceSettings(deployment, server),
      instanceIdentifier: nameIn(deployment, `${server.name}-${name}`),
      performanceInsightEncryptionKey: key,
    });

/** Where there is another region, its cluster can follow this one. */
function joinRegions(server: Server, cluster: rds.IDatabaseCluster, { stack, deployment }: ServerParts): void {
  if (otherRegions(deployment).length > 0)
    new rds.CfnGlobalCluster(stack, `${server.name}-global`, {
      globalClusterIdentifier: globalName(deployment, server),
      sourceDbClusterIdentifier: cluster.clusterArn,
      deletionProtection: isProduction(deployment),
    });
}
