import type { SeatRow } from '@event-planner/contracts/seat-map';
import { arcRow, type Point, polar, row } from './geometry.ts';

/** A rectangle with rounded corners around the floor; the stands grow outward from it. */
export interface Bowl {
  /** Half the straight part of the short and of the long sides. */
  readonly halfWidth: number;
  readonly halfLength: number;
  readonly cornerRadius: number;
  /** Sections in one straight side and in one corner. */
  readonly sections: { readonly short: number; readonly long: number; readonly corner: number };
  readonly aisle: number;
}

interface Straight {
  readonly kind: 'straight';
  readonly start: Point;
  readonly end: Point;
}

interface Corner {
  readonly kind: 'corner';
  readonly centre: Point;
  readonly angles: readonly [from: number, to: number];
}

export type Section = Straight | Corner;

/** All sections, against the clock from the bottom left: bottom side, corner, right side, and on around. */
export function sectionsOf(bowl: Bowl): readonly Section[] {
  const { halfWidth: a, halfLength: b, sections } = bowl;
  const quarter = Math.PI / 2;
  return [
    ...straight([-a, b], [a, b], sections.short),
    ...corner([a, b], 0, sections.corner),
    ...straight([a, b], [a, -b], sections.long),
    ...corner([a, -b], quarter, sections.corner),
    ...straight([a, -b], [-a, -b], sections.short),
    ...corner([-a, -b], 2 * quarter, sections.corner),
    ...straight([-a, -b], [-a, b], sections.long),
    ...corner([-a, b], 3 * quarter, sections.corner),
  ];
}

const between = (from: Point, to: Point, t: number): Point => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];

const straight = (from: Point, to: Point, count: number): readonly Section[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'straight',
    start: between(from, to, at / count),
    end: between(from, to, (at + 1) / count),
  }));

const corner = (centre: Point, first: number, count: number): readonly Section[] => {
  const width = Math.PI / 2 / count;
  return Array.from({ length: count }, (_, at) => ({ kind: 'corner', centre, angles: [first + at * width, first + (at + 1) * width] }));
};

type Labels = Pick<SeatRow, 'label' | 'category'>;

/** The row of a section that stands `out` units behind the edge of the floor. */
export function bowlRow(bowl: Bowl, section: Section, { out, ...labels }: Labels & { out: number }): SeatRow {
  const radius = bowl.cornerRadius + out;
  return section.kind === 'straight'
    ? straightRow(section, radius, { ...labels, aisle: bowl.aisle })
    : cornerRow(section, radius, { ...labels, aisle: bowl.aisle });
}

function straightRow({ start, end }: Straight, out: number, { aisle, ...labels }: Labels & { aisle: number }): SeatRow {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy);
  const seats = Math.floor(length - aisle) + 1;
  const pad = (length - (seats - 1)) / 2 / length;
  const shifted = (t: number): Point => {
    const [x, y] = between(start, end, t);
    return [x - (dy / length) * out, y + (dx / length) * out];
  };
  return row({ ...labels, seats, from: shifted(pad), to: shifted(1 - pad) });
}

function cornerRow({ centre, angles }: Corner, radius: number, { aisle, ...labels }: Labels & { aisle: number }): SeatRow {
  const width = (angles[1] - angles[0]) * radius;
  const seats = Math.floor(width - aisle) + 1;
  const pad = (width - (seats - 1)) / 2 / radius;
  return arcRow({ ...labels, seats }, { focus: centre, radius }, [angles[0] + pad, angles[1] - pad]);
}

/** Where a section is, `out` units behind the edge of the floor: its distance to the stage makes its price. */
export function middleOf(bowl: Bowl, section: Section, out: number): Point {
  if (section.kind === 'corner') return polar(section.centre, bowl.cornerRadius + out, (section.angles[0] + section.angles[1]) / 2);
  const { from, to } = bowlRow(bowl, section, { label: 'A', category: 'x', out });
  return between(from, to, 0.5);
}
