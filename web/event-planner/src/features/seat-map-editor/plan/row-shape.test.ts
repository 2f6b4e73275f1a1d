import { expect, test } from 'vitest';
import { signSeats } from './paint.ts';
import { seatKey, seatsOf } from './places.ts';
import { joinRows, splitRow, turnedRound } from './row-cut.ts';
import { pitchOf, resizeItems, setAisle, setPitch, staggerRows } from './row-shape.ts';
import { rowOf, threeRows } from './test-plan.ts';

const xs = (row: Parameters<typeof seatsOf>[0]) => seatsOf(row).map(seat => Math.round(seat.x * 100) / 100);

test('a row that gets more seats grows at its end and keeps their distance', () => {
  const { plan, keys } = threeRows();
  const row = rowOf(resizeItems(plan, keys, 12), 0);
  expect(xs(row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('an aisle makes room to both sides, a second one of width 0 closes it', () => {
  const { plan, keys } = threeRows();
  const open = setAisle(plan, keys, { after: 4, width: 2 });
  expect(xs(rowOf(open, 0))).toEqual([-1, 0, 1, 2, 3, 6, 7, 8, 9, 10]);
  expect(pitchOf(rowOf(open, 0))).toBeCloseTo(1);
  expect(xs(rowOf(setAisle(open, keys, { after: 4, width: 0 }), 0))).toEqual(xs(rowOf(plan, 0)));
});

test('another pitch leaves the middle of a row where it is', () => {
  const { plan, keys } = threeRows();
  const row = rowOf(setPitch(plan, keys, 2), 0);
  expect([xs(row)[0], xs(row).at(-1)]).toEqual([-4.5, 13.5]);
});

test('every other row is staggered by half a seat', () => {
  const { plan, keys } = threeRows();
  const staggered = staggerRows(plan, keys);
  expect([0, 1, 2].map(at => rowOf(staggered, at).from[0])).toEqual([0, 0.5, 0]);
});

test('a row that is split keeps places, numbers, aisles and signs; joined again it is as before', () => {
  const start = threeRows();
  const key = rowOf(start.plan, 0).key;
  const signed = signSeats(setAisle(start.plan, new Set([key]), { after: 7, width: 1 }), new Set([seatKey(key, 8)]), { accessible: true });
  const split = splitRow(signed, key, 4);
  const [head, tail] = [rowOf(split.plan, 0), rowOf(split.plan, 3)];
  expect([head.seats, tail.seats, tail.firstNumber, tail.marks]).toEqual([5, 5, 6, [{ at: 3, accessible: true }]]);
  const joined = rowOf(joinRows(split.plan, new Set(split.keys)).plan, 0);
  expect(xs(joined)).toEqual(xs(rowOf(signed, 0)));
  expect(seatsOf(joined).map(seat => seat.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(joined.numbers).toBeUndefined();
  expect(joined.aisles).toEqual([{ after: 7, width: 1 }]);
  expect(seatsOf(joined)[8]?.accessible).toBe(true);
});

test('a row described from its other end has the same seats', () => {
  const { plan } = threeRows();
  const row = rowOf(setAisle(plan, new Set([rowOf(plan, 0).key]), { after: 2, width: 3 }), 0);
  const round = turnedRound(row);
  expect(xs(round).toReversed()).toEqual(xs(row));
  expect(
    seatsOf(round)
      .map(seat => seat.number)
      .toReversed(),
  ).toEqual(seatsOf(row).map(seat => seat.number));
});
