import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { notHeld, statefulTypes } from './stateful.ts';

interface Specification {
  all(what: 'resource'): readonly { readonly cloudFormationType: string; readonly isStateful?: boolean }[];
}

const specification = (
  createRequire(createRequire(import.meta.url).resolve('@aws-cdk/cloudformation-diff'))('@aws-cdk/aws-service-spec') as {
    loadAwsServiceSpecSync(): Specification;
  }
).loadAwsServiceSpecSync();

/** Services of AWS that systems may be made of; the specification knows many more. */
const ours =
  /^AWS::(Backup|Cognito|DocDB|DynamoDB|ECR|EFS|ElastiCache|Events|KMS|Logs|OpenSearchService|RDS|Route53|S3|SQS|SecretsManager)::/;

test('whatever AWS calls stateful is held, or is not for a reason', () => {
  const stateful = specification
    .all('resource')
    .filter(({ isStateful, cloudFormationType }) => isStateful && ours.test(cloudFormationType));
  expect(stateful.length).toBeGreaterThan(10);
  const unknown = stateful
    .map(({ cloudFormationType }) => cloudFormationType)
    .filter(type => !statefulTypes.includes(type) && notHeld[type] === undefined);
  expect(unknown).toEqual([]);
});
