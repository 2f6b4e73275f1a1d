import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSeats, countStanding, layOut, placesAtTable, placesInRow, SeatMap } from '../seat-map.ts';
import { aMap, anArea, arbitraryMap, aRow, aTable, square } from './test-maps.ts';

const xs = (places: readonly (readonly [number, number])[]) => places.map(([x]) => Math.round(x * 1000) / 1000);

test('the same map gives the same seats, also after a trip through JSON and its contract', () => {
  fc.assert(
    fc.property(arbitraryMap, map => {
      const sent: unknown = JSON.parse(JSON.stringify(map));
      expect(layOut(SeatMap.parse(sent))).toEqual(layOut(map));
      expect(countSeats(map)).toBe(layOut(map).length);
    }),
  );
});

test('seats stand at even distances, wider across an aisle, and end where the row ends', () => {
  expect(xs(placesInRow(aRow({ seats: 4, to: [3, 0] })))).toEqual([0, 1, 2, 3]);
  expect(xs(placesInRow(aRow({ seats: 4, to: [5, 0], aisles: [{ after: 1, width: 2 }] })))).toEqual([0, 1, 4, 5]);
  expect(placesInRow(aRow({ seats: 3, to: [4, 0], bend: 1 }))[1]).toEqual([2, 1]);
  expect(placesInRow(aRow({ seats: 1, to: [4, 0], bend: 1 }))).toEqual([[2, 1]]);
});

test('whatever is bent, turned or parted by aisles, a row begins and ends at its ends', () => {
  const point = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
  fc.assert(
    fc.property(point, point, fc.integer({ min: 2, max: 60 }), fc.integer({ min: -9, max: 9 }), (from, to, seats, bend) => {
      fc.pre(Math.hypot(to[0] - from[0], to[1] - from[1]) > 1);
      const places = placesInRow({ from, to, seats, bend, aisles: [{ after: 0, width: 0.5 }] });
      for (const [place, end] of [
        [places[0], from],
        [places.at(-1), to],
      ] as const) {
        expect(place?.[0]).toBeCloseTo(end[0], 6);
        expect(place?.[1]).toBeCloseTo(end[1], 6);
      }
    }),
  );
});

test('chairs stand around a round table and along both sides of a rectangular one', () => {
  const round = placesAtTable(aTable({ at: [0, 0], width: 2, seats: 4 }));
  expect(round.map(([x, y]) => [Math.round(x * 10) / 10 + 0, Math.round(y * 10) / 10 + 0])).toEqual([
    [0, -1.6],
    [1.6, 0],
    [0, 1.6],
    [-1.6, 0],
  ]);
  const long = aTable({ shape: 'rectangular', at: [0, 0], width: 4, depth: 1, seats: 5 });
  expect(placesAtTable(long).map(([, y]) => Math.sign(y))).toEqual([-1, -1, -1, 1, 1]);
  expect(xs(placesAtTable({ ...long, rotation: 90 }))).toEqual([1.1, 1.1, 1.1, -1.1, -1.1]);
});

test('rows come before tables, an absent seat is counted and not there, and a seat says where it stands', () => {
  const map = aMap({
    areas: [
      anArea({
        rows: [
          aRow({
            seats: 3,
            to: [2, 0],
            marks: [
              { at: 1, absent: true },
              { at: 2, accessible: true, category: 'access' },
            ],
          }),
        ],
        tables: [aTable({ seats: 2, firstNumber: 7 })],
      }),
      { kind: 'standing', id: 'pit', name: 'Pit', category: 'gold', capacity: 250, outline: square([30, 0], 5) },
    ],
  });
  expect(layOut(map).map(seat => [seat.id, seat.category, seat.atTable, seat.accessible])).toEqual([
    ['stalls-A-1', 'gold', false, false],
    ['stalls-A-3', 'access', false, true],
    ['stalls-T1-7', 'gold', true, false],
    ['stalls-T1-8', 'gold', true, false],
  ]);
  expect([countSeats(map), countStanding(map)]).toEqual([4, 250]);
});
