import { expect, test } from 'vitest';
import { createCounter } from './counter.ts';
import type { Count } from './store.ts';

test('a batch that could not be written is written with the next, and nothing twice', async () => {
  const written: Count[][] = [];
  let away = true;
  const counter = createCounter({
    async write(counts) {
      if (away) throw new Error('the database is away');
      written.push([...counts]);
    },
    onError: () => undefined,
  });
  counter.add('a', '2030-06-01');
  counter.add('a', '2030-06-01');
  await expect(counter.flush()).rejects.toThrow('away');
  counter.add('a', '2030-06-01');
  counter.add('a', '2030-06-02');
  away = false;
  await counter.flush();
  await counter.flush();
  expect(written).toEqual([
    [
      { eventId: 'a', day: '2030-06-01', visits: 3 },
      { eventId: 'a', day: '2030-06-02', visits: 1 },
    ],
  ]);
});

test('the first visit decides when a batch is written', async () => {
  const { promise, resolve } = Promise.withResolvers<readonly Count[]>();
  const counter = createCounter({ write: async counts => resolve(counts), onError: () => undefined, afterMs: 1 });
  counter.add('a', '2030-06-01');
  expect(await promise).toEqual([{ eventId: 'a', day: '2030-06-01', visits: 1 }]);
});
