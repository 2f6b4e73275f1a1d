import type { Queue } from '@event-planner/model';
import type { PgBoss } from 'pg-boss';
import type { Logger } from '../../telemetry/index.ts';
import type { BatchHandler, Envelope, Received, Settled, Stop } from '../broker.ts';
import { createSignal } from '../signal.ts';
import type { RetryPolicy } from './queues.ts';
import type { WakeUps } from './wake-ups.ts';

interface Attempt {
  readonly id: string;
  readonly retryCount: number;
  readonly data: Envelope;
}

export interface Consumption {
  readonly boss: PgBoss;
  readonly wakeUps: WakeUps;
  readonly log: Logger;
  readonly retry: RetryPolicy;
  readonly queue: Queue;
  readonly handler: BatchHandler;
}

interface Round {
  readonly taken: number;
  readonly failed: boolean;
}

// Not pg-boss's own `work`: that marks what is done as completed and deletes it a minute later, where one delete does, and cannot be woken from here.
export function consumeQueue(consumption: Consumption): Stop {
  const { wakeUps, log, retry, queue } = consumption;
  const filled = createSignal();
  const deaf = wakeUps.on(queue.name, filled.raise);
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      filled.lower();
      const { taken, failed } = await takeAndSettle(consumption).catch((error: unknown): Round => {
        log.error({ err: error, queue: queue.name }, 'a queue could not be read or settled; its messages come again');
        return { taken: 0, failed: false };
      });
      // What failed and need not wait is there again; whatever else comes, somebody wakes us for.
      if (taken < queue.parallel && !(failed && retry.delaySeconds === 0) && !stopping.signal.aborted) await filled.wait();
    }
  }

  const running = run();
  return async () => {
    stopping.abort();
    deaf();
    filled.raise();
    await running;
  };
}

async function takeAndSettle({ boss, log, queue, handler }: Consumption): Promise<Round> {
  const attempts: readonly Attempt[] = await boss.fetch<Envelope>(queue.name, { batchSize: queue.parallel });
  if (attempts.length === 0) return { taken: 0, failed: false };
  const batch: Received[] = attempts.map(({ id, retryCount, data }) => ({ receipt: id, receives: retryCount + 1, envelope: data }));
  const settled = await handler(batch).catch((error: unknown): Settled[] => {
    log.error({ err: error, queue: queue.name }, 'a batch was not handled');
    return batch.map(({ receipt }) => ({ receipt, outcome: 'failed', reason: String(error) }));
  });
  await settle(boss, queue, { attempts, settled: new Map(settled.map(each => [each.receipt, each])) });
  return { taken: attempts.length, failed: settled.length < attempts.length || settled.some(({ outcome }) => outcome === 'failed') };
}

interface Settlement {
  readonly attempts: readonly Attempt[];
  readonly settled: ReadonlyMap<string, Settled>;
}

async function settle(boss: PgBoss, queue: Queue, { attempts, settled }: Settlement): Promise<void> {
  const done = attempts.filter(({ id }) => settled.get(id)?.outcome === 'done');
  if (done.length > 0) await boss.deleteJob(queue.name, done.map(fenced));
  for (const attempt of attempts) {
    const verdict = settled.get(attempt.id) ?? { outcome: 'failed', reason: 'the handler did not say what became of it' };
    if (verdict.outcome === 'failed') await boss.fail(queue.name, fenced(attempt), { message: verdict.reason });
    if (verdict.outcome === 'dead') await bury(boss, queue, { attempt, reason: verdict.reason });
  }
}

/** With the try it belongs to, so that a consumer that took too long cannot settle what another one holds by now. */
const fenced = ({ id, retryCount }: Attempt): { id: string; retryCount: number } => ({ id, retryCount });

/** pg-boss only lets a message die of its last try. The copy has the original's id: dying twice is dying once. */
async function bury(
  boss: PgBoss,
  queue: Queue,
  { attempt, reason }: { readonly attempt: Attempt; readonly reason: string },
): Promise<void> {
  const data = { ...attempt.data, death: { reason, receives: attempt.retryCount + 1 } };
  await boss.insert(queue.deadLetters, [{ id: attempt.id, data }]);
  await boss.deleteJob(queue.name, fenced(attempt));
}
