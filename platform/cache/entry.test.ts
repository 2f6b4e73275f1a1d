import { minutes, seconds } from '@event-planner/model';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { clock } from '../testing/clock.ts';
import { createCacheEntry, createMemoryCache } from './index.ts';

function shop(staleFor = seconds(0)) {
  const time = clock('2030-06-01T10:00:00Z');
  const cache = createMemoryCache({ now: time.now });
  const prices = createCacheEntry(
    cache,
    { key: 'price:{id}', ttl: minutes(5), staleFor, dropOn: ['owner'] },
    { schema: z.int(), now: time.now },
  );
  let price = 1;
  let loads = 0;
  const load = async () => {
    loads += 1;
    return price;
  };
  return { time, cache, prices, load, loads: () => loads, change: (to: number) => void (price = to) };
}

test('a value is loaded once for all who ask at the same time, and again when its time is over', async () => {
  const { time, prices, load, loads } = shop();
  expect(await Promise.all([prices.get('a', load), prices.get('a', load), prices.get('a', load)])).toEqual([1, 1, 1]);
  expect(loads()).toBe(1);
  time.advance(5 * 60 + 1);
  await prices.get('a', load);
  expect(loads()).toBe(2);
});

test('a dropped value is not seen again, even one that was being loaded while it was dropped', async () => {
  const { prices, load, change } = shop();
  const gate = Promise.withResolvers<void>();
  const early = prices.get('a', async () => {
    const read = await load();
    await gate.promise;
    return read;
  });
  await Promise.resolve();
  change(2);
  await prices.drop('a');
  gate.resolve();
  expect(await early).toBe(1);
  expect(await prices.get('a', load)).toBe(2);
});

test('past its time a value may be served stale while one caller refreshes it', async () => {
  const { time, prices, load, change } = shop(minutes(1));
  await prices.get('a', load);
  change(2);
  time.advance(5 * 60 + 1);
  expect(await prices.get('a', load)).toBe(1);
  await Promise.resolve();
  await expect.poll(() => prices.get('a', load)).toBe(2);
});

test('what an older version kept in another shape is loaded anew', async () => {
  const { cache, prices, load } = shop();
  await cache.set('price:a', { value: '1.00', freshUntilMs: Number.MAX_SAFE_INTEGER }, 300);
  expect(await prices.get('a', load)).toBe(1);
});

test('a load that fails is not remembered', async () => {
  const { prices, load } = shop();
  await expect(prices.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await prices.get('a', load)).toBe(1);
});
