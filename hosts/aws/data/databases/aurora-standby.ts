import { aws_rds as rds } from 'aws-cdk-lib';
import { isProduction, nameIn } from '../../deployment.ts';
import { enginePorts } from '../../network/connections.ts';
import { auroraParameters, globalName } from './aurora.ts';
import { createLogs } from './logs.ts';
import { globalLagMeasure, loadMeasures } from './measures.ts';
import type { RunningServer, ServerParts } from './parts.ts';
import { createSecret } from './secret.ts';
import type { Server } from './servers.ts';
import { auroraEngine, backupRetention, exportedLogs, monitoringInterval, removalPolicy } from './settings.ts';

/** The cluster's copy in the standby region: read only until failover detaches or switches it over. L1, because the L2 insists on a password of its own. */
export function createAuroraCopy(server: Server, parts: ServerParts): RunningServer {
  const { stack, deployment, network, key, subnetGroup } = parts;
  const identifier = nameIn(deployment, server.name);
  const cluster = new rds.CfnDBCluster(stack, server.name, {
    engine: auroraEngine.engineType,
    engineVersion: auroraEngine.engineVersion?.fullVersion,
    dbClusterIdentifier: identifier,
    globalClusterIdentifier: globalName(deployment, server),
    dbSubnetGroupName: subnetGroup.subnetGroupName,
    vpcSecurityGroupIds: [network.groupOf(server.name).securityGroupId],
    dbClusterParameterGroupName: auroraParameters(server, parts).bindToCluster({}).parameterGroupName,
    port: enginePorts.database,
    kmsKeyId: key.keyArn,
    storageEncrypted: true,
    enableIamDatabaseAuthentication: true,
    enableCloudwatchLogsExports: [...exportedLogs.cluster],
    backupRetentionPeriod: backupRetention(deployment).toDays(),
    copyTagsToSnapshot: true,
    deletionProtection: isProduction(deployment),
  });
  createLogs(cluster, deployment, { kind: 'cluster', identifier });
  cluster.applyRemovalPolicy(removalPolicy(deployment));
  const reader = new rds.CfnDBInstance(stack, `${server.name}-writer`, {
    engine: auroraEngine.engineType,
    dbClusterIdentifier: cluster.ref,
    dbInstanceIdentifier: nameIn(deployment, `${server.name}-writer`),
    dbInstanceClass: `db.${server.instanceClass}`,
    publiclyAccessible: false,
    autoMinorVersionUpgrade: true,
    enablePerformanceInsights: true,
    performanceInsightsKmsKeyId: key.keyArn,
    monitoringInterval: monitoringInterval.toSeconds(),
    monitoringRoleArn: parts.monitoringRole.roleArn,
  });
  reader.applyRemovalPolicy(removalPolicy(deployment));
  return {
    server,
    host: cluster.attrEndpointAddress,
    readHosts: [cluster.attrReadEndpointAddress],
    resourceId: cluster.attrDbClusterResourceId,
    secret: createSecret(server, parts),
    measures: [...loadMeasures(server, { DBClusterIdentifier: identifier }), globalLagMeasure(server, identifier)],
  };
}
