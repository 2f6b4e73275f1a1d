import { expect, test } from 'vitest';
import { createBulkhead, NoRoom } from './bulkhead.ts';

/** Work that ends when the test says so. */
function work() {
  const ends = Promise.withResolvers<string>();
  let begun = false;
  return {
    begun: () => begun,
    end: () => ends.resolve('done'),
    run: () => {
      begun = true;
      return ends.promise;
    },
  };
}

const turn = () => new Promise(resolve => setImmediate(resolve));

test('no more goes on at once than there is room for, and each waits its turn', async () => {
  const bulkhead = createBulkhead({ atOnce: 2, waiting: 2 }, 60_000);
  const works = [work(), work(), work(), work()];
  const results = works.map(one => bulkhead.run(one.run));
  await turn();
  expect(works.map(one => one.begun())).toEqual([true, true, false, false]);
  expect(bulkhead.load()).toEqual({ running: 2, waiting: 2 });
  works[0]?.end();
  await results[0];
  await turn();
  expect(works.map(one => one.begun())).toEqual([true, true, true, false]);
  works.forEach(one => one.end());
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(bulkhead.load()).toEqual({ running: 0, waiting: 0 });
});

test('who finds no place to wait is turned away at once, and never begun', async () => {
  const bulkhead = createBulkhead({ atOnce: 1, waiting: 1 }, 60_000);
  const [first, second, third] = [work(), work(), work()];
  const both = [bulkhead.run(first.run), bulkhead.run(second.run)];
  await expect(bulkhead.run(third.run)).rejects.toMatchObject({ reason: 'full' });
  expect(third.begun()).toBe(false);
  first.end();
  second.end();
  await Promise.all(both);
});

test('work that fails gives its room back', async () => {
  const bulkhead = createBulkhead({ atOnce: 1, waiting: 1 }, 60_000);
  await expect(bulkhead.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await bulkhead.run(async () => 1)).toBe(1);
});

test('what waited longer than anybody waits for it is not begun any more', async () => {
  const bulkhead = createBulkhead({ atOnce: 1, waiting: 5 }, 1);
  const [first, late] = [work(), work()];
  const running = bulkhead.run(first.run);
  const waiting = bulkhead.run(late.run).catch((error: unknown) => error);
  await new Promise(resolve => setTimeout(resolve, 5));
  first.end();
  await running;
  expect(await waiting).toMatchObject({ reason: 'late' });
  expect(late.begun()).toBe(false);
});

test('while the provider wants to be left alone, nothing begins; who could not wait for the end of it is told at once', async () => {
  const bulkhead = createBulkhead({ atOnce: 5, waiting: 5 }, 1000);
  bulkhead.pause(60_000);
  await expect(bulkhead.run(async () => 1)).rejects.toBeInstanceOf(NoRoom);
  const patient = createBulkhead({ atOnce: 5, waiting: 5 }, 1000);
  patient.pause(1);
  expect(await patient.run(async () => 1)).toBe(1);
});

test('what is paced begins evenly, however many come at once', async () => {
  const bulkhead = createBulkhead({ atOnce: 50, waiting: 50, perSecond: 1000 }, 60_000);
  const begun: number[] = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => bulkhead.run(async () => void begun.push(performance.now() - start))));
  // Each is due a millisecond after the one before: however slow the machine, none comes early.
  expect(begun.every((at, place) => at >= place - 1)).toBe(true);
});
