import type { Manifest, Table } from '@event-planner/model';
import { aws_dynamodb as dynamodb, aws_iam as iam, type Stack } from 'aws-cdk-lib';
import { type Access, noAccess } from '../../access.ts';
import { type Deployment, isProduction, nameIn } from '../../deployment.ts';
import { otherRegions } from '../keys.ts';
import { removalPolicyOf } from '../removal.ts';
import { variableName } from '../variables.ts';

/** When an item may be dropped, in seconds since 1970: every table has it. */
const expiry = 'expiresAt';

const text = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** The tables of all services, written and read in every region; made where the primary is. */
export function createTables(stack: Stack, deployment: Deployment): { accessOf(service: Manifest): Access } {
  const named = ({ tables = {} }: Manifest): readonly (readonly [string, Table])[] => Object.entries(tables);
  if (deployment.role === 'primary')
    for (const [name, table] of deployment.system.services.flatMap(named)) createTable(stack, deployment, { name, table });
  return { accessOf: service => mergeTables(stack, deployment, named(service)) };
}

function createTable(stack: Stack, deployment: Deployment, { name, table }: { readonly name: string; readonly table: Table }): void {
  new dynamodb.TableV2(stack, `${name}-table`, {
    tableName: nameIn(deployment, name),
    partitionKey: text(table.partitionKey),
    ...(table.sortKey !== undefined && { sortKey: text(table.sortKey) }),
    billing: dynamodb.Billing.onDemand(),
    timeToLiveAttribute: expiry,
    globalSecondaryIndexes: Object.entries(table.indexes ?? {}).map(([indexName, index]) => ({
      indexName,
      partitionKey: text(index.partitionKey),
      ...(index.sortKey !== undefined && { sortKey: text(index.sortKey) }),
    })),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    // A replica needs its region's key before that region's stacks exist: DynamoDB's own is there already.
    encryption: dynamodb.TableEncryptionV2.awsManagedKey(),
    replicas: otherRegions(deployment).map(region => ({ region })),
    deletionProtection: isProduction(deployment),
    removalPolicy: removalPolicyOf(deployment),
  });
}

function mergeTables(stack: Stack, deployment: Deployment, tables: readonly (readonly [string, Table])[]): Access {
  if (tables.length === 0) return noAccess;
  const arns = tables.map(([name]) => stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: nameIn(deployment, name) }));
  return {
    variables: Object.fromEntries(tables.map(([name]) => [`TABLE_${variableName(name)}`, nameIn(deployment, name)])),
    secrets: {},
    statements: [
      new iam.PolicyStatement({
        actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem', 'Query'].map(
          action => `dynamodb:${action}`,
        ),
        resources: arns,
      }),
      ...indexStatements(tables, arns),
    ],
  };
}

function indexStatements(tables: readonly (readonly [string, Table])[], arns: readonly string[]): readonly iam.PolicyStatement[] {
  const resources = tables.flatMap(([, { indexes = {} }], at) => Object.keys(indexes).map(index => `${arns[at]}/index/${index}`));
  return resources.length > 0 ? [new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources })] : [];
}
