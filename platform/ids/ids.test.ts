import { expect, test } from 'vitest';
import { z } from 'zod';
import { idOf, newId, newReference } from './index.ts';

test('ids made later sort later, and all are UUIDs', () => {
  const ids = Array.from({ length: 50 }, (_, at) => newId(1_800_000_000_000 + at));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every(id => z.uuidv7().safeParse(id).success)).toBe(true);
});

test('a name always gives the same id, and two names give two', () => {
  expect(idOf('venue:opera')).toBe(idOf('venue:opera'));
  expect(idOf('venue:opera')).not.toBe(idOf('venue:arena'));
  expect(z.uuid().safeParse(idOf('x')).success).toBe(true);
});

test('references have no letters or digits that are mistaken for each other', () => {
  expect(Array.from({ length: 200 }, newReference).join('')).toMatch(/^[2-9A-HJ-NP-Z]+$/);
});
