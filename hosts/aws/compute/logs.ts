import type { Deployable } from '@event-planner/model';
import { aws_iam as iam, aws_kms as kms, aws_logs as logs, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, isProduction, nameIn } from '../deployment.ts';
import { countMessages } from '../observability/messages.ts';
import { countProofs } from '../observability/proofs.ts';

const secondsOfADay = 86_400;

/** What a deployable writes, kept as long as the environment keeps logs, under a key of its own. */
export function createLogs(stack: Stack, deployment: Deployment, deployable: Deployable): logs.LogGroup {
  // A log outlives a service that is taken away, and its key with it, until its lines are old.
  const removalPolicy = isProduction(deployment) ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
  const logGroupName = `/${nameIn(deployment, deployable.name)}`;
  const key = new kms.Key(stack, 'LogKey', {
    description: `the log of ${deployable.name}`,
    enableKeyRotation: true,
    removalPolicy,
  });
  // CloudWatch Logs asks with the group it works for: no other group of the account can use the key.
  key.grant(
    new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`).withConditions({
      ArnEquals: {
        'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${stack.region}:${stack.account}:log-group:${logGroupName}`,
      },
    }),
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncrypt*',
    'kms:GenerateDataKey*',
    'kms:DescribeKey',
  );
  const group = new logs.LogGroup(stack, 'Logs', {
    logGroupName,
    encryptionKey: key,
    retention: deployment.environment.logRetention / secondsOfADay,
    removalPolicy,
  });
  countMessages(group, deployment, deployable);
  countProofs(group, deployment, deployable);
  return group;
}
