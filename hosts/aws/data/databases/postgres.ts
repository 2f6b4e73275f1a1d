import { aws_rds as rds, RemovalPolicy } from 'aws-cdk-lib';
import { nameIn, zonesOf } from '../../deployment.ts';
import { createLogs } from './logs.ts';
import { instanceMeasures, lagMeasure } from './measures.ts';
import type { RunningServer, ServerParts } from './parts.ts';
import { createProxy } from './proxy.ts';
import { createSecret, rotateSecret } from './secret.ts';
import { onlyDatabase, type Server } from './servers.ts';
import { backupRetention, parametersOf, postgresEngine, postgresSettings, removalPolicy } from './settings.ts';

/** A server of its own on RDS, its synchronous standby, its read replicas, its password. */
export function createPostgres(server: Server, parts: ServerParts): RunningServer {
  const { stack, deployment, key } = parts;
  const { database: plan } = deployment.environment;
  const secret = createSecret(server, parts);
  const settings = settingsOf(server, parts);
  const identifier = nameIn(deployment, server.name);
  const primary = new rds.DatabaseInstance(stack, server.name, {
    ...settings,
    engine: postgresEngine,
    instanceIdentifier: identifier,
    ...onlyDatabase(server, databaseName => ({ databaseName })),
    credentials: rds.Credentials.fromSecret(secret),
    allocatedStorage: server.storage,
    backupRetention: backupRetention(deployment),
    multiAz: plan.standby,
    storageEncryptionKey: key,
    removalPolicy: removalPolicy(deployment),
  });
  createLogs(primary, deployment, { kind: 'instance', identifier });
  rotateSecret(server, secret, parts);
  const replicas = createReplicas(server, primary, { ...parts, settings });
  const proxy = plan.proxy && createProxy(server, { ...parts, secret, target: rds.ProxyTarget.fromInstance(primary) });
  return {
    server,
    host: proxy?.host ?? primary.dbInstanceEndpointAddress,
    readHosts: replicas.map(({ host }) => host),
    resourceId: proxy?.resourceId ?? primary.instanceResourceId ?? '',
    secret,
    measures: [...instanceMeasures(server, primary.instanceIdentifier), ...replicas.map(({ lag }) => lag)],
  };
}

type InstanceSettings = ReturnType<typeof settingsOf>;

/** What a primary and its replicas have in common, in whichever region. */
export const settingsOf = (server: Server, { stack, deployment, network, key, subnetGroup, monitoringRole }: ServerParts) => ({
  ...postgresSettings(deployment, server),
  vpc: network.vpc,
  vpcSubnets: network.subnets.data,
  subnetGroup,
  securityGroups: [network.groupOf(server.name)],
  parameterGroup: new rds.ParameterGroup(stack, `${server.name}-parameters`, { engine: postgresEngine, parameters: parametersOf(server) }),
  performanceInsightEncryptionKey: key,
  monitoringRole,
});

/** Spread over the zones. RDS encrypts them with their source's key, and must not be told so. */
function createReplicas(
  server: Server,
  primary: rds.IDatabaseInstance,
  { stack, deployment, settings }: ServerParts & { readonly settings: InstanceSettings },
) {
  const zones = zonesOf(deployment);
  return replicaNames(server).map((name, at) => {
    const identifier = nameIn(deployment, name);
    const replica = new rds.DatabaseInstanceReadReplica(stack, name, {
      ...settings,
      sourceDatabaseInstance: primary,
      instanceIdentifier: identifier,
      availabilityZone: zones[at % zones.length],
      // A copy can be made again; a stack that is deleted leaves the primary only.
      deletionProtection: false,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    createLogs(replica, deployment, { kind: 'instance', identifier });
    return { host: replica.dbInstanceEndpointAddress, lag: lagMeasure(server, name, replica.instanceIdentifier) };
  });
}

/** `booking-database-replica-1`: a replica is only one of so many, and its number is its name. */
export const replicaNames = ({ name, replicas }: Server): readonly string[] =>
  Array.from({ length: replicas }, (_, at) => `${name}-replica-${at + 1}`);
