import { queues, type Queue } from '@event-planner/model';
import { type aws_kms as kms, aws_sqs as sqs, Duration, type Stack } from 'aws-cdk-lib';
import { type Deployment, nameIn } from '../deployment.ts';

/** A queue of the model that stands, with its dead letters. */
export interface StandingQueue {
  readonly declared: Queue;
  readonly queue: sqs.Queue;
  readonly deadLetters: sqs.Queue;
}

export const queueArn = (stack: Stack, deployment: Deployment, name: string): string =>
  stack.formatArn({ service: 'sqs', resource: nameIn(deployment, name) });

/** A queue and its dead letters for every message that somebody hears, as its subscriber declares them. */
export const createQueues = (stack: Stack, deployment: Deployment, key: kms.IKey): readonly StandingQueue[] =>
  queues(deployment.system).map(declared => {
    const shared = { encryption: sqs.QueueEncryption.KMS, encryptionMasterKey: key, enforceSSL: true };
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
      queueName: nameIn(deployment, declared.name),
      visibilityTimeout: Duration.seconds(declared.visibility),
      retentionPeriod: Duration.seconds(declared.retention),
      // As long as SQS lets a task wait for a message: fewer empty answers, and none is late.
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: declared.receives },
    });
    return { declared, queue, deadLetters };
  });
