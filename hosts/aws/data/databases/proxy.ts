import { aws_rds as rds, type aws_secretsmanager as secretsmanager, Duration, Fn } from 'aws-cdk-lib';
import type { DatabasePlan } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import type { ServerParts } from './parts.ts';
import type { Server } from './servers.ts';

export interface ProxyParts extends ServerParts {
  readonly secret: secretsmanager.ISecret;
  readonly target: rds.ProxyTarget;
}

export interface Proxy {
  readonly host: string;
  readonly resourceId: string;
}

/** Pools the connections of all tasks into as many as the plan allows. Tasks talk to it as they would to the server. */
export function createProxy(server: Server, { stack, deployment, network, secret, target }: ProxyParts): Proxy {
  const { connections, idle } = statedProxy(deployment);
  const proxy = new rds.DatabaseProxy(stack, `${server.name}-proxy`, {
    proxyTarget: target,
    dbProxyName: nameIn(deployment, `${server.name}-proxy`),
    secrets: [secret],
    vpc: network.vpc,
    vpcSubnets: network.subnets.data,
    securityGroups: [network.groupOf(`${server.name}-proxy`)],
    requireTLS: true,
    // Tasks log in with the password, as they do without a proxy: one way for both.
    iamAuth: false,
    clientPasswordAuthType: rds.ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256,
    idleClientTimeout: Duration.seconds(idle),
    maxConnectionsPercent: Math.min(100, Math.ceil((100 * connections) / server.maxConnections)),
  });
  // arn:aws:rds:<region>:<account>:db-proxy:<what IAM calls it>
  return { host: proxy.endpoint, resourceId: Fn.select(6, Fn.split(':', proxy.dbProxyArn)) };
}

function statedProxy({ environment, environmentName }: Deployment): NonNullable<DatabasePlan['proxy']> {
  if (!environment.database.proxy) throw new Error(`${environmentName} states no proxy`);
  return environment.database.proxy;
}
