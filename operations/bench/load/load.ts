/** How a closed loop of callers went: each asks again as soon as it was answered. */
export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly done: number;
  readonly failed: number;
  readonly firstFailure?: string;
}

export interface LoadOptions {
  readonly callers: number;
  readonly seconds: number;
  /** Not counted, so that pools are filled and code is compiled. @default 1 s */
  readonly warmUpSeconds?: number;
  /** Called when counting begins. */
  readonly onBegin?: () => void;
  /** Called when counting ends, unless all have ended before: the last callers are still to be answered then. */
  readonly onEnd?: () => void;
}

/** Nothing is left to ask for: the caller ends. */
export const nothingLeft = Symbol('nothing left');

/**
 * Lets `callers` repeat `work` for some seconds, or until nothing is left to do, and measures it. What is answered within those seconds counts, whenever it was
 * asked for: to leave out what was under way when they began, and to wait for what is when they end, would make slow answers seem rarer than they are.
 * `work` is told which caller it is; it throws when the answer is not what it should be.
 */
export async function load(
  work: (caller: number) => Promise<unknown>,
  { callers, seconds, warmUpSeconds = 1, onBegin, onEnd }: LoadOptions,
): Promise<Load> {
  const latencies: number[] = [];
  const failures: unknown[] = [];
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  const timers = [setTimeout(() => onBegin?.(), warmUpSeconds * 1000), setTimeout(() => onEnd?.(), (warmUpSeconds + seconds) * 1000)];
  const call = async (caller: number): Promise<void> => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      try {
        if ((await work(caller)) === nothingLeft) return;
        const answered = performance.now();
        if (answered >= begin && answered < end) latencies.push(answered - start);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  timers.forEach(timer => clearTimeout(timer));
  return summarize({ latencies, failures, seconds: (Math.min(performance.now(), end) - begin) / 1000 });
}

export interface Measured {
  /** Of each answer, in milliseconds. */
  readonly latencies: readonly number[];
  readonly failures: readonly unknown[];
  readonly seconds: number;
}

/** Failures count from the first moment on: one during the warm-up is a failure too. */
export function summarize({ latencies, failures, seconds }: Measured): Load {
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    done: latencies.length,
    failed: failures.length,
    ...(failures.length > 0 && { firstFailure: String(failures[0]) }),
  };
}

/** The nearest rank: the smallest value that at least this share of all do not exceed. NaN of nothing. */
const percentile = (sorted: Float64Array, share: number): number =>
  Number((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN).toFixed(1));
