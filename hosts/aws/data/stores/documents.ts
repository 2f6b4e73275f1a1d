import type { Manifest } from '@event-planner/model';
import {
  aws_docdb as docdb,
  aws_ecs as ecs,
  aws_ec2 as ec2,
  aws_secretsmanager as secretsmanager,
  Duration,
  type Stack,
} from 'aws-cdk-lib';
import { type Access, noAccess } from '../../access.ts';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';
import { enginePorts } from '../../network/connections.ts';
import type { Network } from '../../network/network.ts';
import { type Keys, mayRead } from '../keys.ts';
import { removalPolicyOf } from '../removal.ts';
import { rotate } from '../rotation.ts';
import { generatedSecret, passwordOf } from '../secrets.ts';
import { sizeFor } from '../sizes.ts';

const port = enginePorts.documents;
/** The long-term one. */
const engineVersion = '5.0.0';
const user = 'documents_owner';

/**
 * The document store, where a service keeps documents and the environment has nodes for them. Nodes that nobody writes to are
 * not deployed: they would be paid for, and the first backup of nothing would look like a backup.
 */
export function createDocuments(
  stack: Stack,
  deployment: Deployment,
  { network, keys }: { readonly network: Network; readonly keys: Keys },
): { accessOf(service: Manifest): Access } {
  const { system, environment } = deployment;
  const plan = environment.documents;
  if (!plan || !system.services.some(({ documents }) => documents)) return { accessOf: () => noAccess };
  const password = generatedSecret(stack, deployment, {
    keys,
    name: 'documents',
    description: 'the owner of the document store',
    made: passwordOf(user),
  });
  const cluster = new docdb.DatabaseCluster(stack, 'documents-cluster', {
    dbClusterName: nameIn(deployment, 'documents'),
    engineVersion,
    // Both by name of the secret: CloudFormation resolves them when it deploys.
    masterUser: { username: password.secretValueFromJson('username').unsafeUnwrap(), password: password.secretValueFromJson('password') },
    instances: plan.nodes,
    instanceType: new ec2.InstanceType(sizeFor('documents', { memory: plan.nodeMemory }).name),
    vpc: network.vpc,
    vpcSubnets: network.subnets.data,
    securityGroup: network.groupOf('documents'),
    port,
    storageEncrypted: true,
    kmsKey: keys.data,
    parameterGroup: new docdb.ClusterParameterGroup(stack, 'documents-parameters', {
      family: 'docdb5.0',
      description: 'TLS alone, and every change of a role or a collection in the audit log',
      parameters: { tls: 'enabled', audit_logs: 'ddl', profiler: 'enabled' },
    }),
    backup: { retention: Duration.days(environment.database.backupDays) },
    exportAuditLogsToCloudWatch: true,
    exportProfilerLogsToCloudWatch: true,
    copyTagsToSnapshot: true,
    deletionProtection: isProduction(deployment),
    removalPolicy: removalPolicyOf(deployment),
  });
  if (deployment.role === 'primary') {
    password.attach(cluster);
    rotate(stack, {
      node: 'documents',
      port,
      secret: password,
      application: secretsmanager.SecretRotationApplication.MONGODB_ROTATION_SINGLE_USER,
      network,
    });
  }
  const query = new URLSearchParams({ tls: 'true', replicaSet: 'rs0', readPreference: 'secondaryPreferred', retryWrites: 'false' });
  const access: Access = {
    variables: { DOCUMENTS_URL: `mongodb://${cluster.clusterEndpoint.hostname}:${port}/?${query.toString()}`, DOCUMENTS_USER: user },
    secrets: { DOCUMENTS_PASSWORD: ecs.Secret.fromSecretsManager(password, 'password') },
    statements: mayRead([password], stack, keys),
  };
  return { accessOf: ({ documents }) => (documents ? access : noAccess) };
}
