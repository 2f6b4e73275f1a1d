import { faultsOf, layOut, type Seat, SeatMap } from '@event-planner/contracts/seat-map';
import { describe, expect, test } from 'vitest';
import { houses } from './houses.ts';
import { rowLabel } from './labels.ts';

const standingIn = (map: SeatMap): number => map.areas.reduce((sum, area) => sum + (area.kind === 'standing' ? area.capacity : 0), 0);

test.each([
  ['theatre', [1150, 1250], 0],
  ['arena', [8000, 9500], 3400],
  ['arena-court', [8000, 9500], 0],
  ['concert-hall', [780, 820], 0],
  ['club', [60, 60], 400],
  ['comedy-cellar', [100, 130], 0],
  ['stadium-stand', [1200, 1500], 0],
] as const)('the %s has about as many places as its kind', (house, [least, most], standing) => {
  const map = houses[house]();
  expect(layOut(map).length).toSatisfy((seats: number) => seats >= least && seats <= most);
  expect(standingIn(map)).toBe(standing);
});

test('an arena concert holds about 12,000', () => {
  const map = houses.arena();
  expect(Math.abs(layOut(map).length + standingIn(map) - 12_000)).toBeLessThan(250);
});

describe.each(Object.entries(houses))('the plan of the %s', (_, build) => {
  const map = build();
  const seats = layOut(map);

  test('keeps its contract and has no faults', () => {
    expect(SeatMap.parse(map)).toEqual(map);
    expect(faultsOf(map)).toEqual([]);
  });

  test('has no two seats closer than 0.85 of a seat', () => {
    expect(closest(seats)).toBeGreaterThanOrEqual(0.85);
  });

  test('has places for wheelchairs with a companion beside each', () => {
    const companions = seats.filter(seat => seat.companion);
    const alone = seats.filter(seat => seat.accessible && !companions.some(other => Math.hypot(other.x - seat.x, other.y - seat.y) < 1.5));
    expect(companions.length).toBeGreaterThan(0);
    expect(alone.length).toBeLessThanOrEqual(seats.filter(seat => seat.accessible).length / 10);
  });

  test('has no seat on a stage, a pitch or a bar', () => {
    const solid = map.landmarks.filter(({ name }) => !name.startsWith('Centre')).map(({ outline }) => outline);
    expect(seats.filter(seat => solid.some(outline => contains(outline, seat))).map(seat => seat.id)).toEqual([]);
  });

  test('labels no row I or O', () => {
    expect(seats.filter(seat => /^[IO]+$/.test(seat.row))).toEqual([]);
  });
});

test('rows are labelled as on a ticket', () => {
  expect([0, 7, 8, 12, 13, 23, 24, 25].map(rowLabel)).toEqual(['A', 'H', 'J', 'N', 'P', 'Z', 'AA', 'BB']);
});

test('in the theatre odd numbers sit left of the middle aisle, even ones right, growing outward', () => {
  const stalls = layOut(houses.theatre()).filter(seat => ['stalls', 'circle', 'upper'].includes(seat.area));
  expect(stalls.filter(seat => seat.x < 0 !== (seat.number % 2 === 1))).toEqual([]);
  expect(stalls.filter(seat => seat.number <= 2 && Math.abs(seat.x) > 1.5)).toEqual([]);
});

test('seats behind a pillar are marked and cheaper', () => {
  for (const [house, category] of [
    ['theatre', 'value'],
    ['stadium-stand', 'view'],
  ] as const) {
    const hidden = layOut(houses[house]()).filter(seat => seat.restrictedView);
    expect(hidden.length).toBeGreaterThan(10);
    expect(new Set(hidden.map(seat => seat.category))).toEqual(new Set([category]));
  }
});

/** The least distance between two seats, by a grid of unit cells: closer ones share a cell or touch one. */
function closest(seats: readonly Seat[]): number {
  const cells = Map.groupBy(seats, seat => `${Math.floor(seat.x)} ${Math.floor(seat.y)}`);
  const near = [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => [dx, dy] as const));
  let least = Infinity;
  for (const seat of seats)
    for (const [dx, dy] of near)
      for (const other of cells.get(`${Math.floor(seat.x) + dx} ${Math.floor(seat.y) + dy}`) ?? [])
        if (other !== seat) least = Math.min(least, Math.hypot(other.x - seat.x, other.y - seat.y));
  return least;
}

/** Whether a point lies inside an outline, by counting the sides to its right. */
function contains(outline: SeatMap['landmarks'][number]['outline'], { x, y }: Seat): boolean {
  return outline.reduce((inside, [ax, ay], at) => {
    const [bx, by] = outline.at(at - 1) ?? [ax, ay];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}
