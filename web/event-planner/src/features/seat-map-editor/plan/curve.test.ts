import { faultsOf, SeatMap } from '@event-planner/contracts/seat-map';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block, section, startSite } from '../templates/site.ts';
import { toSeatMap } from './convert.ts';
import { curveRows } from './curve.ts';
import { seatsOf } from './places.ts';
import { rowOf, threeRows } from './test-plan.ts';
import type { RowItem } from './plan.ts';

const gaps = (row: RowItem): readonly number[] =>
  seatsOf(row)
    .slice(1)
    .map((seat, at) => Math.hypot(seat.x - (seatsOf(row)[at]?.x ?? 0), seat.y - (seatsOf(row)[at]?.y ?? 0)));
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

test('rows curved together keep their distance in the middle, and seats theirs along the row', () => {
  const { plan, keys } = threeRows();
  const curved = curveRows(plan, keys, { leader: rowOf(plan, 0).key, bend: 1 });
  for (const at of [0, 1, 2]) {
    const row = rowOf(curved, at);
    expect(mean(gaps(row))).toBeCloseTo(1, 1);
    expect((row.from[1] + row.to[1]) / 2 + row.bend).toBeCloseTo(at, 2);
  }
  expect(rowOf(curved, 0).bend).toBeCloseTo(1, 2);
  expect(rowOf(curved, 1).bend).toBeLessThan(rowOf(curved, 0).bend);
});

test('curving back to nothing gives the rows one began with', () => {
  const { plan, keys } = threeRows();
  fc.assert(
    fc.property(fc.double({ min: -2.5, max: 2.5, noNaN: true }), bend => {
      const leader = rowOf(plan, 1).key;
      const back = curveRows(curveRows(plan, keys, { leader, bend }), keys, { leader, bend: 0 });
      for (const at of [0, 1, 2]) {
        expect(rowOf(back, at).bend).toBeCloseTo(0, 2);
        expect(rowOf(back, at).from[0]).toBeCloseTo(0, 1);
        expect(rowOf(back, at).to[1]).toBeCloseTo(at, 1);
      }
    }),
    { numRuns: 50 },
  );
});

test('rows deep behind each other bend only as far as the innermost can follow, and never into each other', () => {
  const site = startSite(['gold', 'Gold']);
  const keys = block(site, { section: section(site, 'Stalls'), category: 'gold', at: [0, 0], rows: 12, seats: 14 });
  const curved = curveRows(site.plan, keys, { leader: [...keys].at(-1) ?? 0, bend: 9 });
  expect(rowOf(curved, 11).bend).toBeGreaterThan(0.8);
  expect(faultsOf(SeatMap.parse(toSeatMap(curved))).filter(fault => fault.weight === 'error')).toEqual([]);
});
