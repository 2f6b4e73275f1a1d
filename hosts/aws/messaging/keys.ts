import { aws_iam as iam, aws_kms as kms, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** Which of AWS's own services may encrypt and decrypt with a key, for which of our resources. */
interface Sender {
  readonly service: string;
  /** The ARNs it acts for. @default anything of this account */
  readonly sources?: readonly string[];
}

export interface KeyParts {
  readonly name: string;
  readonly senders: readonly Sender[];
}

/**
 * A customer key of what is said. Topics and queues have one each: a topic's key that named its queues, whose key names their topics,
 * would be a circle that CloudFormation cannot deploy. Messages live for days, so the key need not outlive its stack.
 */
export function createMessageKey(stack: Stack, deployment: Deployment, { name, senders }: KeyParts): kms.Key {
  const key = new kms.Key(stack, `${name}-key`, {
    alias: nameIn(deployment, name),
    description: `${name} of ${deployment.system.title} ${deployment.environmentName}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.DESTROY,
    pendingWindow: Duration.days(30),
  });
  for (const { service, sources } of senders)
    key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: `For${service}`,
        principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        // In a key's policy: this key.
        resources: ['*'],
        conditions: sources
          ? { ArnEquals: { 'aws:SourceArn': [...sources] } }
          : { StringEquals: { 'aws:SourceAccount': deployment.environment.account } },
      }),
    );
  return key;
}
