import { expect, test } from 'vitest';
import { noSelection, ofItems, ofSeats } from '../plan/selection.ts';
import { rowOf, threeRows } from '../plan/test-plan.ts';
import { seatKey } from '../plan/places.ts';
import { walkItems, walkSeats } from './walk.ts';

const { plan } = threeRows();
const seat = (row: number, at: number) => seatKey(rowOf(plan, row).key, at);

test('from seat to seat along the row and to the row behind', () => {
  const right = walkSeats(plan, ofSeats([seat(0, 3)]), { direction: [1, 0], extending: false });
  expect([...right.seats]).toEqual([seat(0, 4)]);
  expect([...walkSeats(plan, right, { direction: [0, 1], extending: true }).seats]).toEqual([seat(0, 4), seat(1, 4)]);
  expect([...walkSeats(plan, noSelection, { direction: [0, 1], extending: false }).seats]).toEqual([seat(0, 0)]);
});

test('there is no seat beyond the last one: one stays where one is', () => {
  const last = ofSeats([seat(2, 9)]);
  expect([...walkSeats(plan, last, { direction: [0, 1], extending: false }).seats]).toEqual([seat(2, 9)]);
});

test('from item to item, round and round', () => {
  const keys = [0, 1, 2].map(at => rowOf(plan, at).key);
  expect([...walkItems(plan, noSelection, { by: 1, extending: false }).items]).toEqual([keys[0]]);
  expect([...walkItems(plan, ofItems([keys[2] ?? 0]), { by: 1, extending: false }).items]).toEqual([keys[0]]);
  expect([...walkItems(plan, ofItems([keys[0] ?? 0]), { by: 1, extending: true }).items]).toEqual([keys[0], keys[1]]);
});
