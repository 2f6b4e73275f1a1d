import { expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from './index.ts';

const shape = { SHOP_PORT: z.coerce.number().int().max(65_535).default(8080), SHOP_KEY: z.string().min(8) };

test('defaults fill what is not set, and an empty variable is not set', () => {
  expect(readConfig(shape, { env: { SHOP_KEY: 'long enough', SHOP_PORT: '' }, prefix: 'SHOP_' })).toEqual({
    SHOP_PORT: 8080,
    SHOP_KEY: 'long enough',
  });
});

test('every problem is told at once, by name and never by value', () => {
  const wrong = () => readConfig(shape, { env: { SHOP_PORT: 'ninety', SHOP_KEY: 'hunter2', SHOP_PROT: '80' }, prefix: 'SHOP_' });
  expect(wrong).toThrow(/SHOP_PROT is not a variable[^]*SHOP_PORT[^]*SHOP_KEY/);
  expect(wrong).not.toThrow(/hunter2|ninety/);
});

test('a mistyped name is found behind any of several prefixes', () => {
  const wrong = () =>
    readConfig(shape, { env: { SHOP_KEY: 'long enough', SHOP_PROT: '80', CACHE_ULR: 'x', OTHER: 'y' }, prefix: ['SHOP_', 'CACHE_'] });
  expect(wrong).toThrow(/SHOP_PROT is not[^]*CACHE_ULR is not/);
  expect(wrong).not.toThrow(/OTHER/);
});
