import type { Queue } from '@event-planner/model';

/** Where a queue of this process's own is. */
export interface QueueAddress {
  readonly url: string;
  readonly deadLettersUrl: string;
}

export interface OwnQueue {
  readonly queue: Queue;
  readonly address: QueueAddress;
}

export interface RetryPolicy {
  /** The pause before the second try; it doubles, with jitter, from try to try. 0 tries again at once. */
  readonly delaySeconds: number;
  readonly maxDelaySeconds: number;
}

/** For how long a message that failed stays hidden. */
export function pauseBefore({ delaySeconds, maxDelaySeconds }: RetryPolicy, receives: number): number {
  const whole = Math.min(delaySeconds * 2 ** (receives - 1), maxDelaySeconds);
  return Math.round(whole * (1 + Math.random()));
}

/** What SQS takes, by the names of the model: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
const limits: Readonly<Record<'visibility' | 'receives' | 'retention' | 'deadLetterRetention' | 'parallel', readonly [number, number]>> = {
  visibility: [1, 12 * 60 * 60],
  receives: [1, 1000],
  retention: [60, 14 * 24 * 60 * 60],
  deadLetterRetention: [60, 14 * 24 * 60 * 60],
  // Ten requests of ten at a time; nobody needs more, and the limit on messages in flight is far.
  parallel: [1, 100],
};

/** Throws a sentence about what SQS could not keep as described. */
export function ensureSupported(queue: Queue): void {
  for (const [option, [least, most]] of Object.entries(limits)) {
    const value = queue[option as keyof typeof limits];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`the queue ${queue.name} has ${option} ${value}: SQS takes whole numbers from ${least} to ${most}`);
  }
}
