import { ArnFormat, aws_rds as rds } from 'aws-cdk-lib';
import { type Deployment, deploymentsOf, nameIn } from '../../deployment.ts';
import { createLogs } from './logs.ts';
import { instanceMeasures, lagMeasure } from './measures.ts';
import type { RunningServer, ServerParts } from './parts.ts';
import { settingsOf } from './postgres.ts';
import { createSecret } from './secret.ts';
import type { Server } from './servers.ts';
import { postgresEngine, removalPolicy } from './settings.ts';

/**
 * The copy of a server in the standby region: read only until failover promotes it. One instance in one zone: promoted, it is given a
 * standby and backups of its own. It is named like its source, so that services, alarms and runbooks find both by one name.
 */
export function createPostgresCopy(server: Server, parts: ServerParts): RunningServer {
  const { stack, deployment, key } = parts;
  const identifier = nameIn(deployment, server.name);
  const copy = new rds.DatabaseInstanceReadReplica(stack, server.name, {
    ...settingsOf(server, parts),
    sourceDatabaseInstance: rds.DatabaseInstance.fromDatabaseInstanceAttributes(stack, `${server.name}-source`, {
      instanceIdentifier: identifier,
      instanceEndpointAddress: '',
      port: 0,
      securityGroups: [],
      engine: postgresEngine,
    }),
    instanceIdentifier: identifier,
    storageEncryptionKey: key,
    removalPolicy: removalPolicy(deployment),
  });
  copyFrom(primaryRegionOf(deployment), copy, identifier);
  createLogs(copy, deployment, { kind: 'instance', identifier });
  return {
    server,
    host: copy.dbInstanceEndpointAddress,
    readHosts: [],
    resourceId: copy.instanceResourceId ?? '',
    secret: createSecret(server, parts),
    measures: [...instanceMeasures(server, identifier), lagMeasure(server, server.name, identifier)],
  };
}

/** Where what is here is copied from. */
function primaryRegionOf({ system, environmentName }: Deployment): string {
  const [primary] = deploymentsOf(system, environmentName);
  if (!primary) throw new Error(`${environmentName} is in no region`);
  return primary.region;
}

function copyFrom(region: string, copy: rds.DatabaseInstanceReadReplica, identifier: string): void {
  const { defaultChild } = copy.node;
  if (!(defaultChild instanceof rds.CfnDBInstance)) throw new Error(`${identifier} is made of no instance`);
  // The L2 looks for the source in its own region.
  defaultChild.sourceDbInstanceIdentifier = copy.stack.formatArn({
    service: 'rds',
    region,
    resource: 'db',
    resourceName: identifier,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  defaultChild.sourceRegion = region;
  // RDS refuses to be told so of a copy: it is encrypted because its source is, here with this region's key.
  defaultChild.storageEncrypted = undefined;
}
