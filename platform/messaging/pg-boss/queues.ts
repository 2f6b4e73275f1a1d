import type { Queue } from '@event-planner/model';
import type { PgBoss, QueueOptions } from 'pg-boss';

export interface RetryPolicy {
  /** The pause before the second try; it doubles, with jitter, from try to try. 0 tries again at once. */
  readonly delaySeconds: number;
  readonly maxDelaySeconds: number;
}

/** pg-boss keeps what ended for at least this long; what is handled we delete ourselves, so that is only the originals of dead letters. */
const keepEndedSeconds = 60;
const maxVisibility = 24 * 60 * 60;

export async function ensureQueue(boss: PgBoss, queue: Queue, retry: RetryPolicy): Promise<void> {
  ensureSupported(queue);
  await putQueue(boss, queue.deadLetters, {
    retentionSeconds: queue.deadLetterRetention,
    retryLimit: 0,
    deleteAfterSeconds: keepEndedSeconds,
  });
  await putQueue(boss, queue.name, {
    deadLetter: queue.deadLetters,
    retryLimit: queue.receives - 1,
    ...(retry.delaySeconds === 0
      ? { retryDelay: 0, retryBackoff: false }
      : { retryDelay: retry.delaySeconds, retryBackoff: true, retryDelayMax: retry.maxDelaySeconds }),
    expireInSeconds: queue.visibility,
    retentionSeconds: queue.retention,
    deleteAfterSeconds: keepEndedSeconds,
  });
}

type Settings = QueueOptions & { readonly deadLetter?: string };

/** Creating a queue that exists changes nothing, so its settings are written a second time. */
async function putQueue(boss: PgBoss, name: string, settings: Settings): Promise<void> {
  await boss.createQueue(name, settings);
  await boss.updateQueue(name, settings);
}

function ensureSupported({ name, visibility, receives, retention, deadLetterRetention, parallel }: Queue): void {
  const numbers = { visibility, receives, retention, deadLetterRetention, parallel };
  for (const [option, value] of Object.entries(numbers)) {
    if (!Number.isInteger(value) || value < 1)
      throw new Error(`the queue ${name} has ${option} ${value}: pg-boss takes whole numbers from 1`);
  }
  if (visibility > maxVisibility)
    throw new Error(`the queue ${name} has visibility ${visibility} s: pg-boss takes at most ${maxVisibility} s`);
}
