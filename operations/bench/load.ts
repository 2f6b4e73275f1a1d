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
}

/** Lets `callers` repeat `work` for some seconds and measures it. `work` is told which caller it is; it throws when the answer is not what it should be. */
export async function load(work: (caller: number) => Promise<void>, { callers, seconds, warmUpSeconds = 1 }: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  const call = async (caller: number): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      const error: unknown = await work(caller).then(() => undefined, (cause: unknown) => cause ?? new Error('failed'));
      if (start < begin) continue;
      if (error === undefined) latencies.push(performance.now() - start);
      else {
        failed += 1;
        firstFailure ??= String(error);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50Ms: round(sorted[Math.floor(sorted.length * 0.5)]),
    p99Ms: round(sorted[Math.floor(sorted.length * 0.99)]),
    done: latencies.length,
    failed,
    ...(firstFailure !== undefined && { firstFailure }),
  };
}

const round = (ms = Number.NaN): number => Number(ms.toFixed(1));
