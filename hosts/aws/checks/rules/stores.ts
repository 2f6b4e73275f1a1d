import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf } from '../template/resources.ts';
import { listAt, textAt } from '../template/values.ts';

/** Of stores: what the validator takes and AWS does not. */
export const checkStores = (subject: Pick<Subject, 'stacks'>): readonly Finding[] => [
  ...resourcesOf(subject, 'AWS::ElastiCache::ReplicationGroup').flatMap(nodeExists),
  ...resourcesOf(subject, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').flatMap(keysAreDeclared),
  ...resourcesOf(subject, 'AWS::RDS::DBInstance').flatMap(isSupported),
];

const finding = ({ where }: Placed, what: string, cure: string): Finding => ({ check: 'stores', where, what, cure });

const sizes = 'large|xlarge|2xlarge|4xlarge|8xlarge|12xlarge|16xlarge|24xlarge';
const nodeType = new RegExp(
  String.raw`^cache\.((t3|t4g)\.(micro|small|medium)|(m|r)(6g|7g|8g)\.(${sizes})|c7gn\.(${sizes})|r6gd\.(xlarge|2xlarge|4xlarge|8xlarge|12xlarge|16xlarge))$`,
);

const nodeExists = (group: Placed): readonly Finding[] => {
  const type = textAt(group.properties, 'CacheNodeType');
  return type === undefined || nodeType.test(type)
    ? []
    : [finding(group, `there are no nodes of the type ${type}`, 'see the supported node types of ElastiCache')];
};

function keysAreDeclared(table: Placed): readonly Finding[] {
  const declared = new Set(listAt(table.properties, 'AttributeDefinitions').map(one => textAt(one, 'AttributeName')));
  const indexes = [...listAt(table.properties, 'GlobalSecondaryIndexes'), ...listAt(table.properties, 'LocalSecondaryIndexes')];
  return [table.properties, ...indexes]
    .flatMap(one => listAt(one, 'KeySchema'))
    .map(key => textAt(key, 'AttributeName'))
    .filter(name => !declared.has(name))
    .map(name => finding(table, `${name} is a key but no attribute`, 'define the attribute'));
}

/** From the release calendar of RDS: what AWS would upgrade by itself, or refuse to make. */
const supported = (version: string): boolean => {
  const [major = 0, minor = Infinity] = version.split('.').map(Number);
  return major > 15 || (major === 15 && minor > 12);
};

const isSupported = (database: Placed): readonly Finding[] => {
  const [engine, version] = [textAt(database.properties, 'Engine'), textAt(database.properties, 'EngineVersion')];
  return engine !== 'postgres' || version === undefined || supported(version)
    ? []
    : [finding(database, `PostgreSQL ${version} is no longer supported by RDS`, 'choose a version of the release calendar')];
};
