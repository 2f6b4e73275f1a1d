import type { SeatMap, SeatRow } from '@event-planner/contracts/seat-map';
import { type Bowl, bowlRow, middleOf, type Section, sectionsOf } from './bowl.ts';
import { type Area, disc, outline, type Point, rectangle } from './geometry.ts';
import { rowLabel } from './labels.ts';

const bowl: Bowl = { halfWidth: 19, halfLength: 32, cornerRadius: 10, sections: { short: 2, long: 4, corner: 2 }, aisle: 2.2 };
const rowPitch = 1.35;

interface Tier {
  readonly name: string;
  readonly hundreds: number;
  readonly rows: number;
  /** How far behind the edge of the floor its first row stands. */
  readonly out: number;
}

const tiers: readonly Tier[] = [
  { name: 'Lower bowl', hundreds: 100, rows: 13, out: 3 },
  { name: 'Upper bowl', hundreds: 200, rows: 11, out: 24.5 },
];

type CategoryOf = (tier: Tier, middle: Point) => { category: string; restrictedView?: boolean };

const sectionArea = (tier: Tier, at: number, plan: { section: Section; categoryOf: CategoryOf }): Area => {
  const { section, categoryOf } = plan;
  const { category, restrictedView } = categoryOf(tier, middleOf(bowl, section, tier.out + (tier.rows * rowPitch) / 2));
  const number = tier.hundreds + at + 1;
  const rows = Array.from({ length: tier.rows }, (_, n) => {
    const made = bowlRow(bowl, section, { label: rowLabel(n), category, out: tier.out + n * rowPitch });
    return restrictedView
      ? { ...made, marks: Array.from({ length: made.seats }, (_seat, seat) => ({ at: seat, restrictedView: true })) }
      : made;
  });
  return { kind: 'seated', id: String(number), name: `${tier.name}, section ${number}`, rows };
};

const bowlAreas = (categoryOf: CategoryOf): Area[] =>
  tiers.flatMap(tier => sectionsOf(bowl).map((section, at) => sectionArea(tier, at, { section, categoryOf })));

/** The last row of every fourth lower section is level with the concourse and step-free. */
const stepFree = (area: Area): Area => {
  if (area.kind !== 'seated' || Number(area.id) > 199 || Number(area.id) % 4 !== 0) return area;
  return { ...area, rows: area.rows.map((row, at) => (at === area.rows.length - 1 ? platform(row) : row)) };
};

const platform = (row: SeatRow): SeatRow => ({
  ...row,
  category: 'access',
  marks: Array.from({ length: row.seats }, (_, at) => (at % 2 === 0 ? { at, accessible: true } : { at, companion: true })),
});

const floorCategories = {
  access: { id: 'access', name: 'Wheelchair and companion', color: '#1f8a4c' },
  standing: { id: 'standing', name: 'Standing floor', color: '#b4436c' },
  front: { id: 'front', name: 'Front of stage', color: '#8f2d56' },
};

const seatCategories = [
  { id: 'c1', name: 'Category 1', color: '#d9822b' },
  { id: 'c2', name: 'Category 2', color: '#2f7f79' },
  { id: 'c3', name: 'Category 3', color: '#4a6fb5' },
  { id: 'c4', name: 'Category 4', color: '#7a55a3' },
];

const behind = { id: 'behind', name: 'Behind the stage', color: '#7d8590' };
const stageFront = -30;

const concertCategory: CategoryOf = (tier, [x, y]) => {
  const depth = stageFront - y;
  if (depth > 10 && Math.abs(x) < 1.4 * depth) return { category: 'behind', restrictedView: tier.hundreds === 100 && Math.abs(x) < 15 };
  const distance = Math.hypot(x, y - stageFront) + (tier.hundreds === 200 ? 18 : 0);
  return { category: distance < 52 ? 'c1' : distance < 80 ? 'c2' : distance < 92 ? 'c3' : 'c4' };
};

const stageWithRunway = outline(
  [-21, -42],
  [21, -42],
  [21, stageFront],
  [4, stageFront],
  [4, -20],
  [-4, -20],
  [-4, stageFront],
  [-21, stageFront],
);
const frontOfStage = outline([-26, -28], [-5.5, -28], [-5.5, -18.5], [5.5, -18.5], [5.5, -28], [26, -28], [26, -10.5], [-26, -10.5]);

/** The hall for a concert: a stage at the top end, standing floor before it, two bowls all around; about 12,000 places. */
export const arena = (): SeatMap => ({
  format: 1,
  categories: [floorCategories.front, floorCategories.standing, ...seatCategories, behind, floorCategories.access],
  areas: [
    { kind: 'standing', id: 'front', name: 'Front of stage', category: 'front', capacity: 900, outline: frontOfStage },
    {
      kind: 'standing',
      id: 'floor',
      name: 'Standing floor',
      category: 'standing',
      capacity: 2500,
      outline: rectangle([-28, -9], [28, 29]),
    },
    ...bowlAreas(concertCategory).map(stepFree),
  ],
  landmarks: [
    { name: 'Stage', kind: 'stage', outline: stageWithRunway },
    { name: 'Sound desk', outline: rectangle([-6, 31], [6, 37]) },
  ],
});

const courtCategory: CategoryOf = (tier, [x, y]) => {
  const distance = Math.abs(y) + Math.abs(x) * 0.25 + (tier.hundreds === 200 ? 22 : 0);
  return { category: distance < 35 ? 'c1' : distance < 55 ? 'c2' : distance < 75 ? 'c3' : 'c4' };
};

/** The same hall around a court or a rink: no standing places, and the long sides cost most. */
export const arenaCourt = (): SeatMap => ({
  format: 1,
  categories: [...seatCategories, floorCategories.access],
  areas: bowlAreas(courtCategory).map(stepFree),
  landmarks: [
    { name: 'Court', kind: 'pitch', outline: rectangle([-24, -38], [24, 38]) },
    { name: 'Centre circle', outline: disc([0, 0], 6, 24) },
  ],
});
