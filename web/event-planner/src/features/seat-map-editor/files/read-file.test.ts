import { expect, test } from 'vitest';
import { toSeatMap } from '../plan/convert.ts';
import { threeRows } from '../plan/test-plan.ts';
import { readDocument } from './read-file.ts';

const map = toSeatMap(threeRows().plan);

test('a document is opened, and so is a stored plan that has one in it', () => {
  expect(readDocument(JSON.stringify(map), 'hall')).toMatchObject({ kind: 'plan', name: 'hall', document: { format: 1 } });
  expect(readDocument(JSON.stringify({ id: 'x', name: 'Hall', document: map }), 'hall')).toMatchObject({ kind: 'plan' });
});

test('what is wrong is named by its place', () => {
  const broken = { ...map, categories: [{ id: 'gold', name: 'Gold', color: 'gold' }] };
  expect(readDocument(JSON.stringify(broken), 'hall')).toMatchObject({
    kind: 'wrong',
    places: [{ path: 'categories/0/color' }],
    more: 0,
  });
  expect(readDocument('{"format": 1', 'hall')).toEqual({ kind: 'not_json' });
});

test('a file with very many mistakes names the first ones', () => {
  const broken = { ...map, labels: Array.from({ length: 50 }, () => ({})) };
  const opened = readDocument(JSON.stringify(broken), 'hall');
  expect(opened).toMatchObject({ kind: 'wrong' });
  if (opened.kind === 'wrong') expect([opened.places.length, opened.more > 0]).toEqual([30, true]);
});
