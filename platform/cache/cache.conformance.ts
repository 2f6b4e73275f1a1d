import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cache } from './index.ts';

/** What every cache promises, whatever stands behind it. `open` gives one that shares its values with the others it gave. */
export function cacheConforms(open: () => Promise<Cache>): void {
  let one: Cache;
  let other: Cache;
  beforeAll(async () => {
    one = await open();
    other = await open();
  });
  afterAll(async () => {
    await one.close();
    await other.close();
  });
  const fresh = (): string => `test:${crypto.randomUUID()}`;

  test('what is set can be read by all, as a copy, until it is deleted', async () => {
    const key = fresh();
    const value = { seats: ['A-1'], left: 3 };
    await one.set(key, value, 60);
    value.left = 0;
    expect(await other.get(key)).toEqual({ seats: ['A-1'], left: 3 });
    await one.delete(key);
    expect(await other.get(key)).toBeUndefined();
  });

  test('a value is gone after its time', async () => {
    const key = fresh();
    await one.set(key, 1, 1);
    await expect.poll(() => one.get(key), { timeout: 3000 }).toBeUndefined();
  });

  test('increments made at once are all counted, and the first begins the window', async () => {
    const key = fresh();
    const sums = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).increment(key, 1)));
    expect(sums.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    await delay(1100);
    expect(await one.increment(key, 1)).toBe(1);
  });

  test('one holds a lock at a time; it is free when unlocked or when its time is over', async () => {
    const key = fresh();
    const unlock = await one.lock(key, 60);
    expect(unlock).toBeDefined();
    expect(await other.lock(key, 60)).toBeUndefined();
    await unlock?.();
    expect(await other.lock(key, 1)).toBeDefined();
    await expect.poll(() => one.lock(key, 60), { timeout: 3000 }).toBeDefined();
  });

  test('who unlocks after its time does not unlock another’s lock', async () => {
    const key = fresh();
    const late = await one.lock(key, 1);
    await expect.poll(() => other.lock(key, 60), { timeout: 3000 }).toBeDefined();
    await late?.();
    expect(await one.lock(key, 60)).toBeUndefined();
  });

  test('what is said on a channel reaches every listener until it stops listening', async () => {
    const channel = fresh();
    const heard: unknown[] = [];
    const stop = await one.subscribe(channel, message => void heard.push(message));
    await other.subscribe(channel, message => void heard.push(message));
    await other.publish(channel, { seat: 'A-1' });
    await expect.poll(() => heard).toEqual([{ seat: 'A-1' }, { seat: 'A-1' }]);
    await stop();
    await one.publish(channel, { seat: 'A-2' });
    await expect.poll(() => heard).toHaveLength(3);
  });
}
