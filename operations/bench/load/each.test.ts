import { expect, test } from 'vitest';
import { each } from './each.ts';

test('each is done once, by no more than so many at once', async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  const { done: count } = await each(
    [1, 2, 3, 4, 5],
    async item => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      done.push(item);
      now -= 1;
    },
    { callers: 2, seconds: 60 },
  );
  expect([done.toSorted(), count, most]).toEqual([[1, 2, 3, 4, 5], 5, 2]);
});

test('one that fails is not passed over', async () => {
  const work = (item: number) => (item === 2 ? Promise.reject(new Error('not this one')) : Promise.resolve());
  await expect(each([1, 2, 3], work, { callers: 1, seconds: 60 })).rejects.toThrow('1 of 3 failed: Error: not this one');
});

test('some that are left when the time is over are not passed over', async () => {
  await expect(each([1, 2, 3], () => Promise.resolve(), { callers: 1, seconds: 0 })).rejects.toThrow('3 of 3 were left after 0 s');
});
