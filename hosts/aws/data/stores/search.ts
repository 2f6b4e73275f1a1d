import type { Manifest } from '@event-planner/model';
import { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs, aws_opensearchservice as opensearch, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../../access.ts';
import { type Deployment, nameIn, zonesOf } from '../../deployment.ts';
import type { Network } from '../../network/network.ts';
import type { Keys } from '../keys.ts';
import { removalPolicyOf } from '../removal.ts';
import { sizeFor } from '../sizes.ts';

/** Of each node, in GB. An index is rebuilt from its source, so this is for documents and a second copy of them, not for history. */
const disk = 50;

/** The search domain, where a service has an index and the environment has nodes for it. */
export function createSearch(
  stack: Stack,
  deployment: Deployment,
  { network, keys }: { readonly network: Network; readonly keys: Keys },
): { accessOf(service: Manifest): Access } {
  const { system, environment } = deployment;
  const plan = environment.search;
  if (!plan || !system.services.some(({ search }) => search)) return { accessOf: () => noAccess };
  const domainName = nameIn(deployment, 'search').slice(0, longestName);
  const zones = Math.min(zonesOf(deployment).length, plan.nodes);
  const log = (name: string): logs.ILogGroup =>
    new logs.LogGroup(stack, `search-${name}-logs`, {
      logGroupName: `/${nameIn(deployment, `search-${name}`)}`,
      retention: environment.logRetention / day,
      removalPolicy: removalPolicyOf(deployment),
    });
  const logGroups = { slowSearchLogGroup: log('slow-queries'), slowIndexLogGroup: log('slow-writes'), appLogGroup: log('errors') };
  const mayLog = new logs.ResourcePolicy(stack, 'search-logs-policy', {
    resourcePolicyName: domainName,
    policyStatements: [
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('es.amazonaws.com')],
        actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
        resources: Object.values(logGroups).map(group => group.logGroupArn),
        conditions: { StringEquals: { 'aws:SourceAccount': environment.account } },
      }),
    ],
  });
  const domain = new opensearch.Domain(stack, 'search', {
    domainName,
    version: opensearch.EngineVersion.OPENSEARCH_3_5,
    capacity: {
      dataNodes: plan.nodes,
      dataNodeInstanceType: sizeFor('search', { memory: plan.nodeMemory }).name,
      multiAzWithStandbyEnabled: false,
    },
    zoneAwareness: zones > 1 ? { enabled: true, availabilityZoneCount: zones } : { enabled: false },
    ebs: { volumeSize: disk, volumeType: ec2.EbsDeviceVolumeType.GP3 },
    vpc: network.vpc,
    vpcSubnets: [{ subnets: network.vpc.selectSubnets(network.subnets.data).subnets.slice(0, zones) }],
    securityGroups: [network.groupOf('search')],
    encryptionAtRest: { enabled: true, kmsKey: keys.data },
    nodeToNodeEncryption: true,
    enforceHttps: true,
    tlsSecurityPolicy: opensearch.TLSSecurityPolicy.TLS_1_2_PFS,
    // The L2 would bring a function that writes the policy of the logs; CloudFormation can by itself.
    suppressLogsResourcePolicy: true,
    logging: { slowSearchLogEnabled: true, slowIndexLogEnabled: true, appLogEnabled: true, ...logGroups },
    removalPolicy: removalPolicyOf(deployment),
  });
  domain.node.addDependency(mayLog);
  allowAccount(domain, stack, { domainName, account: environment.account });
  return {
    accessOf: ({ search }) =>
      search
        ? {
            variables: { SEARCH_URL: `https://${domain.domainEndpoint}` },
            secrets: {},
            statements: [
              new iam.PolicyStatement({
                actions: [...calls],
                // Versions of the index, `products-2`, beside the alias `products` that is searched; and the bulk door, which names its index in the body.
                resources: [`/${search.name}`, `/${search.name}/*`, `/${search.name}-*`, '/_bulk', '/_aliases'].map(
                  path => `${domain.domainArn}${path}`,
                ),
              }),
            ],
          }
        : noAccess,
  };
}

/** Who of the account, its roles say: what is not granted there is not granted here. Set on the L1, because the L2 brings a function that sets it. */
function allowAccount(
  domain: opensearch.Domain,
  stack: Stack,
  { domainName, account }: { readonly domainName: string; readonly account: string },
): void {
  const { defaultChild } = domain.node;
  if (!(defaultChild instanceof opensearch.CfnDomain)) throw new Error('the search domain is made of none');
  defaultChild.accessPolicies = new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        principals: [new iam.AccountPrincipal(account)],
        actions: [...calls],
        resources: [`${arnOf(stack, domainName)}/*`],
      }),
    ],
  });
}

const calls = ['es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete'] as const;
const day = 24 * 60 * 60;
/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html */
const longestName = 28;

const arnOf = (stack: Stack, domainName: string): string =>
  stack.formatArn({ service: 'es', resource: 'domain', resourceName: domainName });
