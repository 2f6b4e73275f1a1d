import { deployablesIn } from '@event-planner/model';
import { aws_iam as iam } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../../deployment.ts';
import { clusterArn, copiedServers, globalClusterName, isAurora } from '../names.ts';

/** What the failover may do, and nothing beside it: each of these is one of its steps. */
export function failoverStatements(deployment: Deployment): iam.PolicyStatement[] {
  const { region, environment, system, environmentName } = deployment;
  const here = (service: string, resource: string): string => `arn:aws:${service}:${region}:${environment.account}:${resource}`;
  const services = deployablesIn(system, environmentName).map(({ name }) =>
    here('ecs', `service/${nameIn(deployment, 'tasks')}/${nameIn(deployment, name)}`),
  );
  return [
    ...promotions(deployment),
    may(['ecs:DescribeServices', 'ecs:UpdateService'], services),
    // A scalable target has no name one could compute; the condition leaves those of ECS.
    may(['application-autoscaling:RegisterScalableTarget'], [here('application-autoscaling', 'scalable-target/*')], {
      StringEquals: { 'application-autoscaling:service-namespace': 'ecs' },
    }),
    // Zones are looked up by name, which no resource can be named for.
    may(['route53:ListHostedZonesByName'], ['*']),
    // The zone and the health check belong to the primary's stack and have no names; the account is this environment's alone.
    may(['route53:ListResourceRecordSets'], ['arn:aws:route53:::hostedzone/*']),
    may(['route53:UpdateHealthCheck'], ['arn:aws:route53:::healthcheck/*']),
  ];
}

const may = (actions: string[], resources: string[], conditions?: Record<string, unknown>): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions, resources, ...(conditions && { conditions }) });

function promotions(deployment: Deployment): iam.PolicyStatement[] {
  const servers = copiedServers(deployment);
  const { region, environment } = deployment;
  if (servers.length === 0) return [];
  if (!isAurora(deployment)) {
    const instances = servers.map(({ name }) => `arn:aws:rds:${region}:${environment.account}:db:${nameIn(deployment, name)}`);
    return [may(['rds:DescribeDBInstances', 'rds:PromoteReadReplica', 'rds:ModifyDBInstance'], instances)];
  }
  const wholes = servers.map(server => `arn:aws:rds::${environment.account}:global-cluster:${globalClusterName(deployment, server)}`);
  const clusters = servers.map(server => clusterArn(deployment, server));
  return [may(['rds:DescribeGlobalClusters'], wholes), may(['rds:FailoverGlobalCluster'], [...wholes, ...clusters])];
}
