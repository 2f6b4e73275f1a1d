import { setTimeout as delay } from 'node:timers/promises';
import { refuse } from '../errors/index.ts';

export interface CombinerOptions<Request, Verdict> {
  /** Decides requests of one key together: one verdict for each, in their order. */
  readonly decide: (key: string, requests: readonly Request[]) => Promise<readonly Verdict[]>;
  readonly maxBatch: number;
  /** More than this many of one key waiting are refused as `unavailable`. */
  readonly maxWaiting: number;
  /** While several arrive together, the next ones gather for so long: less work for each, where nobody minds that. @default not at all */
  readonly gatherMs?: number;
}

interface Waiting<Request, Verdict> {
  readonly request: Request;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Decides together what arrives together: while a batch of a key is in flight the next one gathers, so that throughput grows with contention
 * instead of queueing on a row lock. Nobody waits for company: a lone request goes at once.
 */
export function createCombiner<Request, Verdict>({
  decide,
  maxBatch,
  maxWaiting,
  gatherMs = 0,
}: CombinerOptions<Request, Verdict>): (key: string, request: Request) => Promise<Verdict> {
  const queues = new Map<string, Waiting<Request, Verdict>[]>();

  const settleOne = (key: string, { request, resolve, reject }: Waiting<Request, Verdict>): Promise<void> =>
    decide(key, [request]).then(([verdict]) => resolve(verdict as Verdict), reject);
  const settle = async (key: string, batch: readonly Waiting<Request, Verdict>[]): Promise<void> => {
    try {
      const verdicts = await decide(
        key,
        batch.map(waiting => waiting.request),
      );
      batch.forEach((waiting, at) => waiting.resolve(verdicts[at] as Verdict));
    } catch (error) {
      const [only, ...others] = batch;
      if (only && others.length === 0) return only.reject(error);
      // One of them spoils it for all: each alone, so that only the one fails.
      for (const waiting of batch) await settleOne(key, waiting);
    }
  };
  const drain = async (key: string, queue: Waiting<Request, Verdict>[]): Promise<void> => {
    while (queue.length > 0) {
      const batch = queue.splice(0, maxBatch);
      await settle(key, batch);
      if (gatherMs > 0 && batch.length > 1 && queue.length < maxBatch) await delay(gatherMs);
    }
    queues.delete(key);
  };

  return (key, request) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(key);
      if (queue && queue.length >= maxWaiting)
        return reject(refuse('unavailable', 'too many people ask for this at once: try again in a moment'));
      const waiting = { request, resolve, reject };
      if (queue) return void queue.push(waiting);
      const started = [waiting];
      queues.set(key, started);
      // After the requests that arrived in the same turn of the event loop.
      setImmediate(() => void drain(key, started));
    });
}
