import { isProduction } from '../../deployment.ts';
import { losable } from '../acknowledgements.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { fieldsIn } from '../template/values.ts';

type Stacks = Pick<Subject, 'stacks'>;

type Holds = (placed: Placed) => boolean;

/** What holds something that cannot be made again, and where it does. */
const holds: Readonly<Record<string, Holds>> = {
  'AWS::Backup::BackupVault': () => true,
  'AWS::Cognito::UserPool': () => true,
  'AWS::DocDB::DBCluster': () => true,
  'AWS::DynamoDB::GlobalTable': () => true,
  'AWS::DynamoDB::Table': () => true,
  'AWS::ECR::Repository': () => true,
  'AWS::EFS::FileSystem': () => true,
  'AWS::ElastiCache::ReplicationGroup': () => true,
  'AWS::Events::Archive': () => true,
  'AWS::OpenSearchService::Domain': () => true,
  'AWS::RDS::DBCluster': () => true,
  // A cluster's instance has nothing of its own, nor has a replica; but one of another region is what remains when that region is lost.
  'AWS::RDS::DBInstance': ({ properties: { DBClusterIdentifier: cluster, SourceDBInstanceIdentifier: source } }) =>
    cluster === undefined && (source === undefined || typeof source === 'string'),
  'AWS::Route53::HostedZone': () => true,
  'AWS::S3::Bucket': () => true,
  'AWS::SQS::Queue': () => true,
  'AWS::SecretsManager::Secret': () => true,
};

/** What the service specification calls stateful and we do not, with the reason: held against the specification by a test. */
export const notHeld: Readonly<Record<string, string>> = {
  'AWS::DocDB::DBInstance': 'the cluster holds the data',
  'AWS::ElastiCache::CacheCluster': 'caches are replication groups here',
  'AWS::Logs::LogGroup': 'logs end by themselves after their retention; what must stay is in the audit bucket',
};

const keyType = 'AWS::KMS::Key';

export const statefulTypes: readonly string[] = [...Object.keys(holds), keyType];

const keyOf = ({ stack, id }: Placed): string => `${stack.id}/${id}`;

/** Only with its keys can the rest be read; a key that encrypts nothing but logs or connections goes with them. */
function withKeys(subject: Stacks, holding: readonly Placed[]): readonly Placed[] {
  const used = new Set(
    holding
      .flatMap(({ stack, properties }) => [...fieldsIn(properties)].map(fields => targetOf(subject, stack, fields)))
      .filter(target => target?.resource.Type === keyType)
      .map(target => target && keyOf(target)),
  );
  return [...holding, ...resourcesOf(subject, keyType).filter(key => used.has(keyOf(key)))];
}

const holdingIn = (subject: Stacks): readonly Placed[] =>
  resourcesOf(subject, ...Object.keys(holds)).filter(placed => holds[placed.resource.Type]?.(placed) ?? false);

export const statefulIn = (subject: Stacks): readonly Placed[] => withKeys(subject, holdingIn(subject));

/**
 * Listed and protected by their stack, but not kept when they leave it. A kept queue would be fed by nobody, and its name could not be used
 * again: whoever ends a subscription empties the queue first, and the ledger asks. A cache holds what may be recomputed.
 */
const leaving = new Set(['AWS::SQS::Queue', 'AWS::ElastiCache::ReplicationGroup']);

/** What must outlive its stack. */
const keptIn = (subject: Stacks): ReadonlySet<string> =>
  new Set(
    withKeys(
      subject,
      holdingIn(subject).filter(placed => !leaving.has(placed.resource.Type) && !losable.some(({ where }) => where.test(placed.where))),
    ).map(keyOf),
  );

const kept = new Set(['Retain', 'RetainExceptOnCreate', 'Snapshot']);
const guarded = ['DeletionProtection', 'DeletionProtectionEnabled'];
const canBeGuarded = new Set(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::DynamoDB::Table']);

/** In production nothing that holds data goes with its stack, is replaced by a slip, or stands in a stack that a slip deletes. */
export function checkStateful(subject: Pick<Subject, 'stacks' | 'deployments'>): readonly Finding[] {
  if (!subject.deployments.some(isProduction)) return [];
  const outlives = keptIn(subject);
  return statefulIn(subject).flatMap(placed => {
    const { stack, resource, properties, where } = placed;
    const mayLeave = !outlives.has(keyOf(placed));
    return [
      ...(mayLeave || kept.has(resource.DeletionPolicy ?? '')
        ? []
        : [
            finding(
              where,
              `it is deleted with its stack (DeletionPolicy ${resource.DeletionPolicy ?? 'not set'})`,
              'set removalPolicy RETAIN or SNAPSHOT in production',
            ),
          ]),
      ...(mayLeave || kept.has(resource.UpdateReplacePolicy ?? '')
        ? []
        : [
            finding(
              where,
              `it is deleted when replaced (UpdateReplacePolicy ${resource.UpdateReplacePolicy ?? 'not set'})`,
              'set removalPolicy RETAIN or SNAPSHOT in production',
            ),
          ]),
      ...(stack.terminationProtection ? [] : [finding(where, `the stack ${stack.id} may be deleted`, 'open the stack as stateful')]),
      ...(canBeGuarded.has(resource.Type) && !guarded.some(name => properties[name] === true)
        ? [finding(where, 'the database itself may be deleted', 'set its deletion protection')]
        : []),
    ];
  });
}

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'stateful', where, what, cure });
