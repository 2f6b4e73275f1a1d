import type { CachePlan, Manifest } from '@event-planner/model';
import { aws_cloudwatch as cloudwatch, aws_ecs as ecs, aws_elasticache as elasticache, Duration, type Stack } from 'aws-cdk-lib';
import type { Access } from '../../access.ts';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';
import { enginePorts } from '../../network/connections.ts';
import type { Network } from '../../network/network.ts';
import type { Measure } from '../../observability/alarms.ts';
import { type Keys, mayRead } from '../keys.ts';
import { generatedSecret } from '../secrets.ts';
import { sizeFor } from '../sizes.ts';

export interface Cache {
  readonly measures: readonly Measure[];
  accessOf(service: Manifest): Access;
}

const port = enginePorts.cache;
const engine = { engine: 'valkey', engineVersion: '8.2' };

/** Leases and rate limits are of a minute; a day's copy is for whoever wants to know what was in it. */
const snapshotDays = 1;

/** The standby region keeps its shards warm without replicas: nothing in a cache is worth a copy of a copy. Failover adds them. */
const planFor = ({ environment: { cache }, role }: Deployment): CachePlan =>
  role === 'standby' ? { ...cache, replicasPerShard: 0 } : cache;

/**
 * Valkey, in cluster mode however many shards there are: development runs what production runs, and a shard is added without a new cache.
 * Every system has one, whether or not a service declares entries: rate limits, leases of jobs and live updates of several tasks meet here.
 */
export function createCache(
  stack: Stack,
  deployment: Deployment,
  { network, keys }: { readonly network: Network; readonly keys: Keys },
): Cache {
  const { shards, replicasPerShard, nodeMemory } = planFor(deployment);
  const token = generatedSecret(stack, deployment, {
    keys,
    name: 'cache-token',
    description: 'what tasks show the cache',
    made: { passwordLength: 64, excludePunctuation: true },
  });
  const subnets = new elasticache.CfnSubnetGroup(stack, 'cache-subnets', {
    cacheSubnetGroupName: nameIn(deployment, 'cache'),
    description: 'where the cache stands',
    subnetIds: network.vpc.selectSubnets(network.subnets.data).subnetIds,
  });
  const group = new elasticache.CfnReplicationGroup(stack, 'cache', {
    ...engine,
    replicationGroupId: nameIn(deployment, 'cache'),
    replicationGroupDescription: `the cache of ${deployment.system.title} ${deployment.environmentName}`,
    cacheNodeType: sizeFor('cache', { memory: nodeMemory }).name,
    clusterMode: 'enabled',
    numNodeGroups: shards,
    replicasPerNodeGroup: replicasPerShard,
    // Cluster mode asks for it even where no replica is there to take over.
    automaticFailoverEnabled: true,
    multiAzEnabled: replicasPerShard > 0,
    port,
    transitEncryptionEnabled: true,
    transitEncryptionMode: 'required',
    atRestEncryptionEnabled: true,
    kmsKeyId: keys.data.keyArn,
    // Resolved by CloudFormation when it deploys: the template holds the secret's name alone.
    authToken: token.secretValue.unsafeUnwrap(),
    cacheSubnetGroupName: subnets.ref,
    securityGroupIds: [network.groupOf('cache').securityGroupId],
    autoMinorVersionUpgrade: true,
    ...(isProduction(deployment) && { snapshotRetentionLimit: snapshotDays }),
  });
  return {
    measures: hitMeasures(deployment),
    accessOf: () => ({
      variables: { CACHE_URL: `rediss://${group.attrConfigurationEndPointAddress}:${port}`, CACHE_CLUSTER: 'true' },
      secrets: { CACHE_TOKEN: ecs.Secret.fromSecretsManager(token) },
      statements: mayRead([token], stack, keys),
    }),
  };
}

/**
 * Hits of each shard, summed over its nodes: any of them may be the one that is asked, and an idle one must not count as one that misses.
 * An alarm reads at most ten metrics, which is why shards are watched apart.
 */
function hitMeasures(deployment: Deployment): readonly Measure[] {
  const { shards, replicasPerShard } = planFor(deployment);
  return numbered(shards).map(shard => {
    const nodes = numbered(replicasPerShard + 1).map(node => `${nameIn(deployment, 'cache')}-${padded(shard, 4)}-${padded(node, 3)}`);
    const count = (metricName: string): Record<string, cloudwatch.IMetric> =>
      Object.fromEntries(
        nodes.map((node, at) => [
          `${metricName === 'CacheHits' ? 'hits' : 'misses'}${at + 1}`,
          new cloudwatch.Metric({
            namespace: 'AWS/ElastiCache',
            metricName,
            dimensionsMap: { CacheClusterId: node },
            statistic: 'Sum',
            period: Duration.minutes(1),
          }),
        ]),
      );
    const hits = count('CacheHits');
    const misses = count('CacheMisses');
    const sum = (of: Record<string, cloudwatch.IMetric>): string => Object.keys(of).join(' + ');
    return {
      metric: 'cache-hit-percent',
      subject: `cache-shard-${shard}`,
      value: new cloudwatch.MathExpression({
        expression: `100 * (${sum(hits)}) / (${sum(hits)} + ${sum(misses)})`,
        usingMetrics: { ...hits, ...misses },
        label: `hits of shard ${shard}, %`,
        period: Duration.minutes(1),
      }),
    };
  });
}

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);
const padded = (number: number, digits: number): string => String(number).padStart(digits, '0');
