import { expect, test } from 'vitest';
import { hashApiKey, isApiKey, isWellFormedApiKey, newApiKey, prefixOfApiKey } from './index.ts';

test('a key is known by its beginning and by its end, and a mistyped one is none', () => {
  const key = newApiKey();
  expect(key).toMatch(/^ep_live_[0-9A-Za-z]{38}$/);
  expect([isApiKey(key), isWellFormedApiKey(key), prefixOfApiKey(key)]).toEqual([true, true, key.slice(0, 12)]);
  for (let at = 8; at < key.length; at++) {
    const mistyped = `${key.slice(0, at)}${key[at] === 'x' ? 'y' : 'x'}${key.slice(at + 1)}`;
    expect([at, isWellFormedApiKey(mistyped)]).toEqual([at, false]);
  }
  for (const none of ['', 'ep_live_', key.slice(0, -1), `${key}0`, key.replace('live', 'test'), ` ${key}`, key.toUpperCase()])
    expect([none, isWellFormedApiKey(none)]).toEqual([none, false]);
});

test('no two are alike, and a hash is of 64 digits', () => {
  const keys = Array.from({ length: 500 }, newApiKey);
  expect(new Set(keys).size).toBe(500);
  expect(hashApiKey(keys[0] ?? '')).toMatch(/^[0-9a-f]{64}$/);
});
