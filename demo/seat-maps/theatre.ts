import type { SeatMap, SeatRow } from '@event-planner/contracts/seat-map';
import { type Area, arc, disc, outline, type Point, polar, row } from './geometry.ts';
import { type CurvedBlock, halfRows } from './half-rows.ts';
import { rowLabel } from './labels.ts';
import { hides, wheelchairEnds, withMarks } from './marks.ts';

const focus: Point = [0, -8];
const stageFront: Point = [0, 5];
const rowPitch = 1.3;
const stallsRadius = 18;
const crossAisle = { behindRow: 11, width: 1.6 };
const stalls: CurvedBlock = { focus, aisle: 1.2, wall: 19.5, fan: 0.68 };
const circle: CurvedBlock = { focus, aisle: 1.2, wall: 24.6, fan: 0.62 };

const categories = [
  { id: 'premium', name: 'Premium stalls', color: '#b4436c' },
  { id: 'stalls', name: 'Stalls', color: '#d9822b' },
  { id: 'circle', name: 'First balcony', color: '#2f7f79' },
  { id: 'upper', name: 'Second balcony', color: '#4a6fb5' },
  { id: 'box', name: 'Boxes', color: '#7a55a3' },
  { id: 'value', name: 'Value seats', color: '#7d8590' },
  { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
];

const curved = (block: CurvedBlock, plan: { rows: number; firstRadius: number }, categoryOf: (at: number) => string): SeatRow[] =>
  Array.from({ length: plan.rows }, (_, at) =>
    halfRows(block, { label: rowLabel(at), category: categoryOf(at), radius: plan.firstRadius + at * rowPitch }),
  ).flat();

/** Rows in front of and behind the cross aisle; the row behind it has the step-free places. */
function stallsRows(): SeatRow[] {
  const radiusOf = (at: number) => stallsRadius + at * rowPitch + (at >= crossAisle.behindRow ? crossAisle.width : 0);
  return Array.from({ length: 18 }, (_, at) => {
    const halves = halfRows(stalls, {
      label: rowLabel(at),
      category: at >= 2 && at < crossAisle.behindRow ? 'premium' : 'stalls',
      radius: radiusOf(at),
    });
    return at === crossAisle.behindRow ? halves.map(half => wheelchairEnds(half, 'access')) : halves;
  }).flat();
}

/** Six seats in two columns that face across the house, the front one nearer to the stage. */
function box(side: -1 | 1, at: number): Area {
  const number = at * 2 + (side === -1 ? 1 : 2);
  const [x, y] = [side * (22.6 + at * 0.25), 8 + at * 4.3];
  const column = (label: string, off: number, firstNumber: number) =>
    row({ label, category: 'box', from: [x + side * off, y], to: [x + side * off, y + 2.2], seats: 3, firstNumber });
  return { kind: 'seated', id: `box${number}`, name: `Box ${number}`, rows: [column('A', 0, 1), column('B', 1.3, 4)] };
}

/** They carry the balcony and stand in the cross aisle. */
const pillars = [-0.46, -0.16, 0.16, 0.46].map(angle => polar(focus, stallsRadius + crossAisle.behindRow * rowPitch + 0.15, angle));
const pillarShadow = { radius: 0.62, reach: 6.5 };

/** A proscenium house of about 1,200 seats: curved stalls, two balconies, boxes along the walls. */
export function theatre(): SeatMap {
  const map: SeatMap = {
    format: 1,
    categories,
    areas: [
      { kind: 'seated', id: 'stalls', name: 'Stalls', entrance: 'Foyer, doors 1 to 4', rows: stallsRows() },
      ...([-1, 1] as const).flatMap(side => Array.from({ length: 5 }, (_, at) => box(side, at))),
      {
        kind: 'seated',
        id: 'circle',
        name: 'First balcony',
        entrance: 'First floor',
        rows: curved(circle, { rows: 6, firstRadius: 46.5 }, () => 'circle'),
      },
      {
        kind: 'seated',
        id: 'upper',
        name: 'Second balcony',
        entrance: 'Second floor',
        rows: curved(circle, { rows: 5, firstRadius: 57.5 }, at => (at < 4 ? 'upper' : 'value')),
      },
    ],
    landmarks: [
      { name: 'Stage', kind: 'stage', outline: outline([-14, -4], [14, -4], [14, 3.2], ...arc([0, -30], 36.5, [0.39, -0.39]), [-14, 3.2]) },
      ...pillars.map((centre, at) => ({ name: `Pillar ${at + 1}`, outline: disc(centre, 0.45) })),
    ],
  };
  return withMarks(map, seat =>
    seat.area === 'stalls' && pillars.some(centre => hides({ centre, ...pillarShadow }, seat, stageFront))
      ? { restrictedView: true, category: 'value' }
      : undefined,
  );
}
