import type { Box } from '../../../lib/seat-plan/seat-grid.ts';

/** A point of the plan, in units of the usual distance between two seats. */
export type Place = [x: number, y: number];
export type AnyPlace = readonly [x: number, y: number];

export const plus = (a: AnyPlace, b: AnyPlace): Place => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: AnyPlace, b: AnyPlace): Place => [a[0] - b[0], a[1] - b[1]];
export const times = (a: AnyPlace, factor: number): Place => [a[0] * factor, a[1] * factor];
export const dot = (a: AnyPlace, b: AnyPlace): number => a[0] * b[0] + a[1] * b[1];
export const lengthOf = (a: AnyPlace): number => Math.hypot(a[0], a[1]);
export const between = (a: AnyPlace, b: AnyPlace, t = 0.5): Place => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
/** To the right of a direction, where y grows downwards: the side a positive bend bends to. */
export const normalOf = ([x, y]: AnyPlace): Place => [-y, x];
export const unit = (a: AnyPlace): Place => {
  const length = lengthOf(a);
  return length === 0 ? [1, 0] : [a[0] / length, a[1] / length];
};

/** Thousandths of a seat: nobody measures finer, and the document stays short. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;
export const roundedPlace = ([x, y]: AnyPlace): Place => [rounded(x), rounded(y)];

export const boxAround = (places: readonly AnyPlace[]): Box => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { left, top, right, bottom };
};
export const unionOf = (boxes: readonly Box[]): Box =>
  boxAround(boxes.flatMap(({ left, top, right, bottom }) => [[left, top] as const, [right, bottom] as const]));
export const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
export const middleOf = ({ left, top, right, bottom }: Box): Place => [(left + right) / 2, (top + bottom) / 2];
export const touches = (a: Box, b: Box): boolean => a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
export const holds = (box: Box, [x, y]: AnyPlace): boolean => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** Even-odd rule. */
export function isInside(outline: readonly AnyPlace[], [x, y]: AnyPlace): boolean {
  let inside = false;
  outline.forEach(([x1, y1], i) => {
    const [x0, y0] = outline.at(i - 1) ?? [0, 0];
    if (y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1) inside = !inside;
  });
  return inside;
}

export function distanceToSegment(at: AnyPlace, from: AnyPlace, to: AnyPlace): number {
  const along = minus(to, from);
  const t = Math.min(1, Math.max(0, dot(minus(at, from), along) / (dot(along, along) || 1)));
  return lengthOf(minus(at, between(from, to, t)));
}
