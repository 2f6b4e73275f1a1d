import { domainIn } from '@event-planner/model';
import { type Server, serversOf } from '../data/databases/servers.ts';
import { type Deployment, nameIn } from '../deployment.ts';

export type CopiedServer = Pick<Server, 'name'>;

/** Servers the standby region holds a copy of: all there are. A copy is named like what it copies. */
export const copiedServers = (deployment: Deployment): readonly CopiedServer[] => serversOf(deployment);

export const isAurora = ({ environment }: Pick<Deployment, 'environment'>): boolean => environment.database.engine === 'aurora';

/** What joins the clusters of all regions, where the engine is Aurora. */
export const globalClusterName = (deployment: Deployment, { name }: CopiedServer): string => nameIn(deployment, `${name}-global`);

export const clusterArn = (deployment: Deployment, { name }: CopiedServer): string =>
  `arn:aws:rds:${deployment.region}:${deployment.environment.account}:cluster:${nameIn(deployment, name)}`;

/** `us-east-1.api.event-planner.example`: one region's load balancer, whichever region the name of the API leads to. */
export const regionalHost = ({ system, environmentName, region }: Deployment): string =>
  `${region}.${domainIn(system, environmentName).api}`;
