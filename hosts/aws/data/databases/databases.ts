import type { Manifest } from '@event-planner/model';
import { ArnFormat, aws_ecs as ecs, aws_iam as iam, aws_rds as rds, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../../access.ts';
import { type Deployment, nameIn } from '../../deployment.ts';
import { enginePorts } from '../../network/connections.ts';
import type { Network } from '../../network/network.ts';
import type { Measure } from '../../observability/alarms.ts';
import { type Keys, mayRead } from '../keys.ts';
import { variableName } from '../variables.ts';
import { createAurora } from './aurora.ts';
import { createAuroraCopy } from './aurora-standby.ts';
import type { RunningServer, ServerParts } from './parts.ts';
import { createPostgres } from './postgres.ts';
import { databaseName, serversOf } from './servers.ts';
import { createPostgresCopy } from './standby.ts';

export interface Databases {
  readonly measures: readonly Measure[];
  accessOf(service: Manifest): Access;
}

/** By engine and role: the two ways to have a server, and the two ways to have its copy elsewhere. */
const makers = {
  postgres: { primary: createPostgres, standby: createPostgresCopy },
  aurora: { primary: createAurora, standby: createAuroraCopy },
};

export function createDatabases(
  stack: Stack,
  deployment: Deployment,
  { network, keys }: { readonly network: Network; readonly keys: Keys },
): Databases {
  const servers = serversOf(deployment);
  if (servers.length === 0) return { measures: [], accessOf: () => noAccess };
  const subnetGroup = new rds.SubnetGroup(stack, 'database-subnets', {
    vpc: network.vpc,
    vpcSubnets: network.subnets.data,
    description: 'where databases stand',
    subnetGroupName: nameIn(deployment, 'databases'),
  });
  const parts: ServerParts = { stack, deployment, keys, key: keys.data, network, subnetGroup, monitoringRole: createMonitoringRole(stack) };
  const make = makers[deployment.environment.database.engine ?? 'postgres'][deployment.role];
  const running = servers.map(server => make(server, parts));
  return {
    measures: running.flatMap(({ measures }) => measures),
    accessOf(service) {
      const own = running.find(({ server }) => server.services.some(({ name }) => name === service.name));
      return own ? accessTo(own, service, parts) : noAccess;
    },
  };
}

function accessTo({ server, host, readHosts, resourceId, secret }: RunningServer, service: Manifest, { stack, keys }: ServerParts): Access {
  const name = variableName(service.name);
  const [readHost] = readHosts;
  return {
    variables: {
      [`DATABASE_${name}`]: JSON.stringify({
        host,
        ...(readHost !== undefined && { readHost }),
        port: enginePorts.database,
        database: databaseName(service.name),
        user: server.user,
      }),
      [`DATABASE_SECRET_${name}`]: secret.secretArn,
    },
    secrets: { [`DATABASE_PASSWORD_${name}`]: ecs.Secret.fromSecretsManager(secret, 'password') },
    statements: [
      new iam.PolicyStatement({
        actions: ['rds-db:connect'],
        resources: [
          stack.formatArn({
            service: 'rds-db',
            resource: 'dbuser',
            resourceName: `${resourceId}/${server.user}`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
      }),
      ...mayRead([secret], stack, keys),
    ],
  };
}

const createMonitoringRole = (stack: Stack): iam.IRole =>
  new iam.Role(stack, 'database-monitoring-role', {
    assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonRDSEnhancedMonitoringRole')],
  });
