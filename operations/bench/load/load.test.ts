import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { load, nothingLeft, summarize } from './load.ts';

test('percentiles are the nearest rank, whatever order the answers came in', () => {
  const latencies = Array.from({ length: 200 }, (_, i) => ((i * 77) % 200) + 1);
  expect(summarize({ latencies, failures: [], seconds: 2 })).toEqual({ perSecond: 100, p50Ms: 100, p99Ms: 198, done: 200, failed: 0 });
});

test('one answer is every percentile', () => {
  expect(summarize({ latencies: [7], failures: [], seconds: 1 })).toMatchObject({ p50Ms: 7, p99Ms: 7 });
});

test('failures are counted apart, and the first one is told', () => {
  expect(summarize({ latencies: [], failures: [new Error('first'), new Error('second')], seconds: 1 })).toMatchObject({
    perSecond: 0,
    done: 0,
    failed: 2,
    firstFailure: 'Error: first',
  });
});

test('each caller asks one after another, and as many ask at once as there are callers', async () => {
  const inFlight = new Map<number, number>();
  let calls = 0;
  let most = 0;
  let mostAtOnce = 0;
  const loaded = await load(
    async caller => {
      inFlight.set(caller, (inFlight.get(caller) ?? 0) + 1);
      const counts = [...inFlight.values()];
      most = Math.max(most, ...counts);
      mostAtOnce = Math.max(mostAtOnce, counts.filter(count => count > 0).length);
      await delay(1);
      inFlight.set(caller, 0);
      return calls++ < 9 ? undefined : nothingLeft;
    },
    { callers: 3, seconds: 3600, warmUpSeconds: 0 },
  );
  expect({ most, mostAtOnce }).toEqual({ most: 1, mostAtOnce: 3 });
  expect(loaded.done).toBe(9);
});

test('what happens during the warm-up is not counted, unless it fails', async () => {
  let calls = 0;
  let counted = 0;
  let counting = false;
  const loaded = await load(
    async () => {
      if (calls++ === 0) throw new Error('cold');
      await delay(1);
      return counting && counted++ === 3 ? nothingLeft : undefined;
    },
    { callers: 1, seconds: 3600, warmUpSeconds: 0.05, onBegin: () => (counting = true) },
  );
  expect(loaded).toMatchObject({ failed: 1, firstFailure: 'Error: cold' });
  expect(loaded.done).toBeLessThan(calls - 2);
});

test('it ends before its time when nothing is left', async () => {
  let left = 10;
  const loaded = await load(async () => (left-- > 0 ? undefined : nothingLeft), { callers: 2, seconds: 3600, warmUpSeconds: 0 });
  expect(loaded).toMatchObject({ done: 10, failed: 0 });
});

test('answers that come while it counts are counted, whenever they were asked for; those that come later are not waited for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  try {
    const slowly = () => new Promise<void>(resolve => setTimeout(resolve, 100));
    const loading = load(slowly, { callers: 4, seconds: 0.4, warmUpSeconds: 0.05 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await loading).toEqual({ perSecond: 40, p50Ms: 100, p99Ms: 100, done: 16, failed: 0 });
  } finally {
    vi.useRealTimers();
  }
});
