import { expect, test } from 'vitest';
import { createCombiner } from './combiner.ts';

const sizes = { maxBatch: 3, maxWaiting: 5 };

test('what arrives while a batch is decided is decided together, in the order of arrival', async () => {
  const batches: string[][] = [];
  const doors = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const claim = createCombiner<string, string>({
    ...sizes,
    decide: async (_key, requests) => {
      batches.push([...requests]);
      await doors[batches.length - 1]?.promise;
      return requests.map(request => request.toUpperCase());
    },
  });
  const first = claim('event', 'a');
  await new Promise(setImmediate);
  const others = ['b', 'c', 'd', 'e'].map(request => claim('event', request));
  doors.forEach(door => door.resolve());
  expect(await Promise.all([first, ...others])).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
});

test('while several arrive together the next gather, and one that comes alone does not wait', async () => {
  const batches: string[][] = [];
  const claim = createCombiner<string, string>({
    ...sizes,
    gatherMs: 300,
    decide: async (_key, requests) => {
      batches.push([...requests]);
      return requests;
    },
  });
  await claim('event', 'alone');
  await Promise.all([claim('event', 'a'), claim('event', 'b')]);
  const c = claim('event', 'c');
  await new Promise(setImmediate);
  const d = claim('event', 'd');
  expect(batches).toEqual([['alone'], ['a', 'b']]);
  await Promise.all([c, d]);
  expect(batches).toEqual([['alone'], ['a', 'b'], ['c', 'd']]);
});

test('events do not wait for each other', async () => {
  const claim = createCombiner<string, string>({
    ...sizes,
    decide: (key, requests) => (key === 'slow' ? new Promise(() => {}) : Promise.resolve(requests)),
  });
  void claim('slow', 'a');
  expect(await claim('quick', 'b')).toBe('b');
});

test('one request that breaks a batch fails alone', async () => {
  const claim = createCombiner<string, string>({
    ...sizes,
    decide: async (_key, requests) => {
      if (requests.includes('bad')) throw new Error('bad');
      return requests;
    },
  });
  const answers = await Promise.allSettled(['good', 'bad', 'fine'].map(request => claim('event', request)));
  expect(answers.map(answer => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a queue that is too long refuses at once', async () => {
  const claim = createCombiner<number, number>({ ...sizes, decide: () => new Promise(() => {}) });
  for (let at = 0; at < sizes.maxWaiting; at++) void claim('event', at);
  await expect(claim('event', 5)).rejects.toMatchObject({ code: 'unavailable' });
});
