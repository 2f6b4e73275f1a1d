import { type AnyPlace, between, dot, lengthOf, minus, normalOf, plus, rounded, roundedPlace, times, unit } from './geometry.ts';
import type { Item, RowItem } from './plan.ts';

/** An affine map: x' = ax + cy + e, y' = bx + dy + f. */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const movedBy = ([dx, dy]: AnyPlace): Transform => [1, 0, 0, 1, dx, dy];

/** Degrees, clockwise as seen on the plan. */
export function turnedAround([x, y]: AnyPlace, degrees: number): Transform {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}
export const scaledFrom = ([x, y]: AnyPlace, sx: number, sy: number): Transform => [sx, 0, 0, sy, x - sx * x, y - sy * y];

const applied = ([a, b, c, d, e, f]: Transform, [x, y]: AnyPlace): [number, number] => [a * x + c * y + e, b * x + d * y + f];
const mapped = (transform: Transform, place: AnyPlace): [number, number] => roundedPlace(applied(transform, place));

/** The item as the map leaves it. Rows stay rows: a bent one keeps its middle where the map takes it. */
export function transformed(item: Item, transform: Transform): Item {
  switch (item.type) {
    case 'row':
      return transformedRow(item, transform);
    case 'standing':
    case 'landmark':
      return { ...item, outline: item.outline.map(place => mapped(transform, place)) };
    case 'label':
      return {
        ...item,
        at: mapped(transform, item.at),
        rotation: turned(item.rotation, transform),
        size: rounded(clampSize(item.size * scaleOf(transform))),
      };
    case 'table': {
      const scale = scaleOf(transform);
      const [width, depth] =
        scale === 1 ? [item.width, item.depth] : [Math.max(0.4, rounded(item.width * scale)), Math.max(0.4, rounded(item.depth * scale))];
      return { ...item, at: mapped(transform, item.at), rotation: turned(item.rotation, transform), width, depth };
    }
  }
}

const clampSize = (size: number): number => Math.min(100, Math.max(0.2, size));

function transformedRow(row: RowItem, transform: Transform): RowItem {
  const [from, to] = [mapped(transform, row.from), mapped(transform, row.to)];
  if (row.bend === 0) return { ...row, from, to };
  const apex = applied(transform, apexOf(row));
  const bend = rounded(dot(minus(apex, between(from, to)), normalOf(unit(minus(to, from)))));
  return { ...row, from, to, bend };
}

/** The middle of a row, bent as it is. */
export const apexOf = ({ from, to, bend }: Pick<RowItem, 'from' | 'to' | 'bend'>): [number, number] =>
  plus(between(from, to), times(normalOf(unit(minus(to, from))), bend));

const scaleOf = ([a, b, c, d]: Transform): number => rounded(Math.sqrt(Math.abs(a * d - b * c)));

/** A thing with an angle: where its own x-axis points afterwards. */
function turned(degrees: number, [a, b, c, d]: Transform): number {
  const angle = (degrees * Math.PI) / 180;
  const axis: AnyPlace = [a * Math.cos(angle) + c * Math.sin(angle), b * Math.cos(angle) + d * Math.sin(angle)];
  // Words and tables are the same seen from behind: after a flip they must not stand on their head.
  const straight = a * d - b * c < 0 && axis[0] < -1e-9 ? times(axis, -1) : axis;
  return lengthOf(straight) === 0 ? degrees : rounded((Math.atan2(straight[1], straight[0]) * 180) / Math.PI);
}
