import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, same, withTheirs } from './merge.ts';

const base = { title: 'Hamlet', subtitle: '', minAge: null as number | null };

test('what only one side changed is taken from that side', () => {
  const { whole, clashes } = merge(base, { ...base, title: 'Macbeth' }, { ...base, minAge: 12 });
  expect(whole).toEqual({ title: 'Macbeth', subtitle: '', minAge: 12 });
  expect(clashes).toEqual([]);
});

test('what both changed alike is no clash', () => {
  expect(merge(base, { ...base, minAge: 12 }, { ...base, minAge: 12 })).toEqual({ whole: { ...base, minAge: 12 }, clashes: [] });
});

test('what both changed differently clashes, and mine stands until theirs is chosen', () => {
  const { whole, clashes } = merge(base, { ...base, title: 'Macbeth' }, { ...base, title: 'Othello', minAge: 16 });
  expect(whole).toEqual({ ...base, title: 'Macbeth', minAge: 16 });
  expect(clashes).toEqual([{ path: ['title'], base: 'Hamlet', mine: 'Macbeth', theirs: 'Othello' }]);
  expect(withTheirs(whole, clashes)).toEqual({ ...base, title: 'Othello', minAge: 16 });
});

const stalls = { id: 'a', name: 'Stalls', priceMinor: 5000 };
const circle = { id: 'b', name: 'Circle', priceMinor: 3000 };
const box = { id: 'c', name: 'Box', priceMinor: 9000 };

test('entries of a list are merged one by one: prices of two types changed by two people both change', () => {
  const { whole, clashes } = merge(
    { types: [stalls, circle] },
    { types: [{ ...stalls, priceMinor: 5500 }, circle] },
    { types: [stalls, { ...circle, name: 'Dress circle' }, box] },
  );
  expect(whole).toEqual({ types: [{ ...stalls, priceMinor: 5500 }, { ...circle, name: 'Dress circle' }, box] });
  expect(clashes).toEqual([]);
});

test('an entry one side took away is gone, unless the other side changed it', () => {
  expect(merge([stalls, circle], [circle], [stalls, { ...circle, priceMinor: 1 }]).whole).toEqual([{ ...circle, priceMinor: 1 }]);
  const { clashes, whole } = merge([stalls, circle], [circle], [{ ...stalls, priceMinor: 1 }, circle]);
  expect(clashes).toEqual([{ path: ['#a'], base: stalls, mine: undefined, theirs: { ...stalls, priceMinor: 1 } }]);
  expect(whole).toEqual([circle]);
  expect(withTheirs(whole, clashes)).toEqual([circle, { ...stalls, priceMinor: 1 }]);
});

test('lists without identities are one thing', () => {
  expect(merge({ tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['c'] }).clashes).toHaveLength(1);
});

const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(fc.integer(), fc.string(), fc.constant(null)), {
  noNullPrototype: true,
});

test('whoever changed nothing loses nothing and wins nothing', () => {
  fc.assert(
    fc.property(fields, fields, (before, changed) => {
      expect(merge(before, before, changed)).toEqual({ whole: changed, clashes: [] });
      expect(merge(before, changed, before)).toEqual({ whole: changed, clashes: [] });
    }),
  );
});

test('choosing theirs everywhere leaves nothing of mine where both changed', () => {
  fc.assert(
    fc.property(fields, fields, fields, (before, mine, theirs) => {
      const { whole, clashes } = merge(before, mine, theirs);
      const chosen = withTheirs(whole, clashes) as Record<string, unknown>;
      for (const name of Object.keys(theirs)) if (!same(before[name], theirs[name])) expect(chosen[name]).toEqual(theirs[name]);
    }),
  );
});
