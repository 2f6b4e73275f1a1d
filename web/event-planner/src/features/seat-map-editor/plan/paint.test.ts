import { expect, test } from 'vitest';
import { addCategory, removeCategory } from './categories.ts';
import { paintItems, paintSeatsOf, signSeats } from './paint.ts';
import { countsByCategory, seatKey } from './places.ts';
import { rowOf, threeRows } from './test-plan.ts';

test('single seats are painted as marks, and a whole row painted seat by seat becomes that category', () => {
  const { plan } = threeRows();
  const row = rowOf(plan, 0);
  const some = paintSeatsOf(plan, new Set([seatKey(row.key, 2)]), 'silver');
  expect(rowOf(some, 0).marks).toEqual([{ at: 2, category: 'silver' }]);
  const all = paintSeatsOf(some, new Set(Array.from({ length: 10 }, (_, at) => seatKey(row.key, at))), 'silver');
  expect([rowOf(all, 0).category, rowOf(all, 0).marks]).toEqual(['silver', []]);
});

test('painting back leaves no mark behind, and painting what is so changes nothing at all', () => {
  const { plan, keys } = threeRows();
  const seat = new Set([seatKey(rowOf(plan, 1).key, 3)]);
  expect(rowOf(paintSeatsOf(paintSeatsOf(plan, seat, 'silver'), seat, 'gold'), 1)).toEqual(rowOf(plan, 1));
  expect(paintSeatsOf(plan, seat, 'gold')).toBe(plan);
  expect(paintItems(plan, keys, 'gold')).toBe(plan);
});

test('signs stay when a row is painted as a whole', () => {
  const { plan, keys } = threeRows();
  const key = rowOf(plan, 0).key;
  const signed = paintItems(signSeats(plan, new Set([seatKey(key, 0)]), { accessible: true }), keys, 'silver');
  expect(rowOf(signed, 0).marks).toEqual([{ at: 0, accessible: true }]);
  expect(rowOf(signSeats(signed, new Set([seatKey(key, 0)]), { accessible: false }), 0).marks).toEqual([]);
});

test('absent seats are not counted', () => {
  const { plan } = threeRows();
  expect(countsByCategory(signSeats(plan, new Set([seatKey(rowOf(plan, 0).key, 4)]), { absent: true })).get('gold')).toBe(29);
});

test('a category that is deleted gives all its seats to the replacement', () => {
  const { plan } = threeRows();
  const mixed = paintSeatsOf(plan, new Set([0, 1, 2, 3].map(at => seatKey(rowOf(plan, 0).key, at))), 'silver');
  const without = removeCategory(mixed, 'gold', 'silver');
  expect(without.categories.map(({ id }) => id)).toEqual(['silver']);
  expect([...countsByCategory(without)]).toEqual([['silver', 30]]);
  expect(JSON.stringify(without.items)).not.toContain('gold');
  expect([...countsByCategory(removeCategory(mixed, 'silver', 'gold'))]).toEqual([['gold', 30]]);
});

test('a new category has an id and a colour of its own', () => {
  const { plan } = threeRows();
  const first = addCategory(plan, 'Gold');
  const second = addCategory(first.plan, 'Zürich & Söhne');
  expect([first.category.id, second.category.id]).toEqual(['gold2', 'zurich_sohne']);
  expect(new Set(second.plan.categories.map(({ color }) => color)).size).toBe(4);
});

test('a row of three categories keeps the two that stay', () => {
  const { plan } = threeRows();
  const key = rowOf(plan, 0).key;
  const third = addCategory(plan, 'Bronze').plan;
  const mixed = paintSeatsOf(paintSeatsOf(third, new Set([seatKey(key, 0)]), 'silver'), new Set([seatKey(key, 1)]), 'bronze');
  const without = removeCategory(mixed, 'gold', 'silver');
  expect(rowOf(without, 0)).toMatchObject({ category: 'silver', marks: [{ at: 1, category: 'bronze' }] });
  expect([...countsByCategory(without)].toSorted()).toEqual([
    ['bronze', 1],
    ['silver', 29],
  ]);
});
