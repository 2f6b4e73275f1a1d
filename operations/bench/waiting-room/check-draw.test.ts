import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '../load/client.ts';
import { checkDraw } from './check-draw.ts';

const seed = 'a seed';
const seedHash = createHash('sha256').update(seed).digest('hex');
const keyOf = (name: string): string => createHmac('sha256', seed).update(name).digest('hex');
const visitors = ['ada', 'ben', 'cleo', 'dana']
  .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  .map((name, at) => ({ cart: '', name, number: at + 1 }));
const items = visitors.map(({ name, number }) => ({ visitor: name, rank: number }));

/** Answers pages of two. */
const answering = (drawn: typeof items): Client =>
  Object.assign(
    async ({ path }: { readonly path: string }) => {
      const after = Number(/after=(\d+)/.exec(path)?.[1]);
      const page = drawn.slice(after, after + 2);
      const nextAfter = after + 2 < drawn.length ? after + 2 : null;
      return { status: 200, body: JSON.stringify({ seed, items: page, nextAfter }) };
    },
    { [Symbol.dispose]: () => {} },
  );

test('a draw by the seed that was promised is good', async () => {
  expect(await checkDraw(answering(items), '', { visitors, seedHash })).toEqual([]);
});

test('another seed, another order, another number and somebody left out are told', async () => {
  const swapped = visitors.map((one, at) => ({ ...one, number: at === 0 ? 2 : at === 1 ? 1 : one.number }));
  const reordered = items.map((item, at) => ({ ...item, visitor: items[3 - at]?.visitor ?? '' }));
  expect(await checkDraw(answering(items), '', { visitors, seedHash: 'another' })).toHaveLength(1);
  expect(await checkDraw(answering(items), '', { visitors: swapped, seedHash })).toHaveLength(2);
  expect(await checkDraw(answering(reordered), '', { visitors, seedHash })).toHaveLength(4);
  expect(await checkDraw(answering(items.slice(0, 3)), '', { visitors, seedHash })).toHaveLength(2);
});
