import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
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
    },
    { callers: 3, seconds: 0.1, warmUpSeconds: 0 },
  );
  expect({ most, mostAtOnce }).toEqual({ most: 1, mostAtOnce: 3 });
  expect(loaded.done).toBeGreaterThan(3);
});

test('what happens during the warm-up is not counted, unless it fails', async () => {
  let calls = 0;
  const loaded = await load(
    async () => {
      await delay(5);
      if (calls++ === 0) throw new Error('cold');
    },
    { callers: 1, seconds: 0.05, warmUpSeconds: 0.05 },
  );
  expect(loaded).toMatchObject({ failed: 1, firstFailure: 'Error: cold' });
  expect(loaded.done).toBeLessThan(calls - 1);
});

test('it ends before its time when nothing is left', async () => {
  let left = 10;
  const begin = performance.now();
  const loaded = await load(async () => (left-- > 0 ? undefined : nothingLeft), { callers: 2, seconds: 5, warmUpSeconds: 0 });
  expect(loaded).toMatchObject({ done: 10, failed: 0 });
  expect(performance.now() - begin).toBeLessThan(2500);
});
