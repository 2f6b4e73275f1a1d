import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('so many at once, the rest in the order they came, and nobody beyond those who may wait', async () => {
  const started: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const turn = inTurn({ parallel: 2, waiting: 2, full: () => new Error('full') });
  const work = (at: number) =>
    turn(async () => {
      started.push(at);
      await gates[at]?.promise;
      if (at === 0) throw new Error('broken');
    });
  const all = [work(0), work(1), work(2), work(3)];
  await expect(work(4)).rejects.toThrow('full');
  expect(started).toEqual([0, 1]);
  gates[0]?.resolve();
  await expect(all[0]).rejects.toThrow('broken');
  expect(started).toEqual([0, 1, 2]);
  gates.forEach(gate => gate.resolve());
  await Promise.all(all.slice(1));
  expect(started).toEqual([0, 1, 2, 3]);
});
