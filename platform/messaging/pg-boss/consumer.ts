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

/** What is handed to one whose batches take longer would spend its visibility waiting. */
const slowMs = 1000;
/** As many batches may wait here: what finds no room has to be fetched, and the more come the dearer that is. */
const batchesAhead = 4;

/** Whoever consumes a queue in this process. */
export interface Consumer {
  /** How many messages it can be handed. None while there may be some in the queue, which come first, nor where they would wait for long. */
  room(): number;
  /** Messages that are written down as fetched. */
  hand(envelopes: readonly Envelope[]): void;
  readonly stop: Stop;
}

// Not pg-boss's own `work`: that marks what is done as completed and deletes it a minute later, where one delete does, and cannot be woken from here.
export function consumeQueue(consumption: Consumption): Consumer {
  const { wakeUps, log, retry, queue } = consumption;
  const handed: Attempt[] = [];
  const awake = createSignal();
  const stopping = new AbortController();
  let mayHoldMore = true;
  let isSlow = true;
  const deaf = wakeUps.on(queue.name, () => {
    mayHoldMore = true;
    awake.raise();
  });

  async function fetch(): Promise<readonly Attempt[]> {
    mayHoldMore = false;
    const fetched: readonly Attempt[] = await consumption.boss.fetch<Envelope>(queue.name, { batchSize: queue.parallel });
    if (fetched.length === queue.parallel) mayHoldMore = true;
    return fetched;
  }
  /** What is only written down does not keep the next batch waiting, and a crash before it has messages handed out again. */
  let settling = Promise.resolve();
  async function takeAndHandle(): Promise<void> {
    const attempts = handed.length > 0 ? handed.splice(0, queue.parallel) : await fetch();
    if (attempts.length === 0) return;
    const begin = performance.now();
    const verdicts = await handle(consumption, attempts);
    isSlow = performance.now() - begin > slowMs;
    await settling;
    settling = settle(consumption, attempts, verdicts).then(({ failed }) => {
      // What failed and need not wait is there again; whatever else comes, somebody wakes us for.
      if (!failed || retry.delaySeconds > 0) return;
      mayHoldMore = true;
      awake.raise();
    }, complain);
  }
  const complain = (error: unknown): void =>
    log.error({ err: error, queue: queue.name }, 'a queue could not be read or settled; its messages come again');
  async function run(): Promise<void> {
    while (!stopping.signal.aborted || handed.length > 0) {
      awake.lower();
      if (handed.length === 0 && !mayHoldMore) await awake.wait();
      else await takeAndHandle().catch(complain);
    }
    await settling;
  }

  const running = run();
  return {
    room: () => (mayHoldMore || isSlow || stopping.signal.aborted ? 0 : batchesAhead * queue.parallel - handed.length),
    hand(envelopes) {
      for (const data of envelopes) handed.push({ id: data.id, retryCount: 0, data });
      awake.raise();
    },
    async stop() {
      stopping.abort();
      deaf();
      awake.raise();
      await running;
    },
  };
}

type Verdicts = ReadonlyMap<string, Settled>;

async function handle({ log, queue, handler }: Consumption, attempts: readonly Attempt[]): Promise<Verdicts> {
  const batch: Received[] = attempts.map(({ id, retryCount, data }) => ({ receipt: id, receives: retryCount + 1, envelope: data }));
  const settled = await handler(batch).catch((error: unknown): Settled[] => {
    log.error({ err: error, queue: queue.name }, 'a batch was not handled');
    return batch.map(({ receipt }) => ({ receipt, outcome: 'failed', reason: String(error) }));
  });
  return new Map(settled.map(each => [each.receipt, each]));
}

async function settle(
  { boss, queue }: Consumption,
  attempts: readonly Attempt[],
  verdicts: Verdicts,
): Promise<{ readonly failed: boolean }> {
  const done = attempts.filter(({ id }) => verdicts.get(id)?.outcome === 'done');
  if (done.length > 0) await boss.deleteJob(queue.name, done.map(fenced));
  let failed = false;
  for (const attempt of attempts) {
    const verdict = verdicts.get(attempt.id) ?? { outcome: 'failed', reason: 'the handler did not say what became of it' };
    if (verdict.outcome === 'failed') {
      failed = true;
      await boss.fail(queue.name, fenced(attempt), { message: verdict.reason });
    }
    if (verdict.outcome === 'dead') await bury(boss, queue, { attempt, reason: verdict.reason });
  }
  return { failed };
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
