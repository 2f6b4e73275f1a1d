import { expect, test } from 'vitest';
import { flipItems, moveItems, pasteItems } from './arrange.ts';
import { labelAfter } from './labels.ts';
import { numberItems, type NumberingForm, setSeatNumber } from './numbering.ts';
import { signSeats } from './paint.ts';
import { seatKey, seatsOf } from './places.ts';
import { isRow, type Plan } from './plan.ts';
import { splitRow } from './row-cut.ts';
import { rowOf, threeRows } from './test-plan.ts';

const form: NumberingForm = {
  labels: { scheme: 'letters' },
  seats: { scheme: 'left_to_right', first: 1 },
  together: false,
  skipsAbsent: false,
};
const labels = (plan: Plan) => plan.items.filter(isRow).map(row => row.label);
const numbers = (plan: Plan, at: number) => seatsOf(rowOf(plan, at)).map(seat => seat.number);

test('rows are labelled from the front, whatever the order in which they were drawn', () => {
  const { plan, keys } = threeRows();
  const front = moveItems(plan, new Set([rowOf(plan, 2).key]), [0, -10]);
  expect(labels(numberItems(front, keys, form))).toEqual(['B', 'C', 'A']);
  expect(labels(numberItems(front, keys, { ...form, labels: { scheme: 'numbers', start: 9, reversed: true } }))).toEqual([
    '11',
    '10',
    '12',
  ]);
});

test('a row that runs to the left is numbered as it is seen', () => {
  const { plan, keys } = threeRows();
  const flipped = numberItems(flipItems(plan, keys, 'horizontal'), keys, form);
  expect(
    seatsOf(rowOf(flipped, 0))
      .toSorted((a, b) => a.x - b.x)
      .map(seat => seat.number),
  ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('rows side by side share a label, and their numbers go on', () => {
  const { plan, keys } = threeRows();
  const split = splitRow(plan, rowOf(plan, 0).key, 4);
  const all = keys.union(new Set(split.keys));
  const apart = moveItems(split.plan, new Set([split.keys[1] ?? 0]), [3, 0]);
  const numbered = numberItems(apart, all, { ...form, seats: { scheme: 'odd', first: 1 }, together: true });
  expect(labels(numbered)).toEqual(['A', 'B', 'C', 'A']);
  expect(numbers(numbered, 3)).toEqual([11, 13, 15, 17, 19]);
});

test('places without a seat can be left out of the counting', () => {
  const { plan, keys } = threeRows();
  const holed = signSeats(plan, new Set([seatKey(rowOf(plan, 0).key, 1)]), { absent: true });
  const numbered = numberItems(holed, keys, { ...form, skipsAbsent: true });
  expect(
    seatsOf(rowOf(numbered, 0))
      .filter(seat => !seat.absent)
      .map(seat => seat.number),
  ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('one number written by hand leaves the others, and written back leaves no list', () => {
  const { plan } = threeRows();
  const key = rowOf(plan, 0).key;
  const changed = setSeatNumber(plan, key, { at: 3, number: 40 });
  expect(numbers(changed, 0)).toEqual([1, 2, 3, 40, 5, 6, 7, 8, 9, 10]);
  expect(rowOf(setSeatNumber(changed, key, { at: 3, number: 4 }), 0)).toEqual(rowOf(plan, 0));
});

test('copies get the labels that come next', () => {
  const { plan } = threeRows();
  const pasted = pasteItems(plan, plan.items, [0, 3]);
  expect(labels(pasted.plan)).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  expect(pasted.keys.length).toBe(3);
});

test.each([
  ['A', 'B'],
  ['H', 'J'],
  ['N', 'P'],
  ['Z', 'AA'],
  ['AZ', 'BA'],
  ['9', '10'],
  ['T09', 'T10'],
  ['x.', 'x.1'],
])('after %s comes %s', (label, next) => expect(labelAfter(label)).toBe(next));
