import { deadLettersOf, queues, type Queue } from '@event-planner/model';
import { aws_iam as iam, type aws_kms as kms, aws_sqs as sqs, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** A queue of the model that stands, with its dead letters. */
export interface StandingQueue {
  readonly declared: Queue;
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.IQueue;
}

export const queueArn = (stack: Stack, deployment: Deployment, name: string): string =>
  stack.formatArn({ service: 'sqs', resource: nameIn(deployment, name) });

/** Who brings messages to the queues, and what it could not bring to their dead letters. */
export interface Bringer {
  readonly service: 'sns' | 'events';
  /** The ARNs it acts for. */
  readonly sources: readonly string[];
}

interface QueueParts {
  readonly key: kms.IKey;
  readonly bringer: Bringer;
}

/** A queue and its dead letters for every message that somebody hears, as its subscriber declares them. */
export function createQueues(stack: Stack, deployment: Deployment, { key, bringer }: QueueParts): readonly StandingQueue[] {
  const shared = { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: key };
  const standing = queues(deployment.system).map(declared => {
    const deadLetters = new sqs.Queue(stack, declared.deadLetters, {
      ...shared,
      queueName: nameIn(deployment, declared.deadLetters),
      retentionPeriod: Duration.seconds(declared.deadLetterRetention),
      redriveAllowPolicy: {
        redrivePermission: sqs.RedrivePermission.BY_QUEUE,
        // By its name: the queue refers to its dead letters, and CloudFormation deploys no circle.
        sourceQueues: [sqs.Queue.fromQueueArn(stack, `${declared.name}-source`, queueArn(stack, deployment, declared.name))],
      },
    });
    const queue = new sqs.Queue(stack, declared.name, {
      ...shared,
      enforceSSL: true,
      queueName: nameIn(deployment, declared.name),
      visibilityTimeout: Duration.seconds(declared.visibility),
      retentionPeriod: Duration.seconds(declared.retention),
      // As long as SQS lets a task wait for a message: fewer empty answers, and none is late.
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: declared.receives },
    });
    return { declared, queue, deadLetters };
  });
  guardDeadLetters(
    stack,
    standing.map(({ deadLetters }) => deadLetters),
    // By what all their names end with: a policy has no room for so many.
    { ...bringer, arn: queueArn(stack, deployment, deadLettersOf('*')) },
  );
  return standing.map(({ deadLetters: { queueArn: arn, queueUrl, queueName }, ...rest }) => ({
    ...rest,
    // As one whose policy is written already: else whoever refers to it would write it another.
    deadLetters: sqs.Queue.fromQueueAttributes(stack, `${rest.declared.deadLetters}-guarded`, { queueArn: arn, queueUrl, queueName }),
  }));
}

/** One policy for all of them, which says the same of each: a stack has five hundred resources at most. */
function guardDeadLetters(stack: Stack, all: readonly sqs.Queue[], { service, sources, arn }: Bringer & { readonly arn: string }): void {
  if (all.length === 0) return;
  const document = new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['sqs:*'],
        resources: [arn],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      new iam.PolicyStatement({
        sid: `From${service}`,
        principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
        actions: ['sqs:SendMessage'],
        resources: [arn],
        conditions: { ArnEquals: { 'aws:SourceArn': [...sources] } },
      }),
    ],
  });
  new sqs.CfnQueuePolicy(stack, 'dead-letters-policy', { queues: all.map(({ queueUrl }) => queueUrl), policyDocument: document });
}
