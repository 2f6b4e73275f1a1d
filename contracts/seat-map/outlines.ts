import type { Place } from './places.ts';

export type Outline = readonly Place[];

/** Whether a point lies inside an outline, by counting the sides to its right. */
export function contains(outline: Outline, [x, y]: Place): boolean {
  let inside = false;
  let [bx, by] = outline.at(-1) ?? [0, 0];
  for (const [ax, ay] of outline) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    [bx, by] = [ax, ay];
  }
  return inside;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxAround(points: Outline): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

export const boxHas = (box: Box, [x, y]: Place): boolean => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
export const boxesMeet = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export const middleOf = (points: Outline): [number, number] => {
  const { left, top, right, bottom } = boxAround(points);
  return [(left + right) / 2, (top + bottom) / 2];
};

/** What an outline encloses, whichever way round it is drawn. */
export const surfaceOf = (outline: Outline): number =>
  Math.abs(
    outline.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = outline[(at + 1) % outline.length] as Place;
      return sum + x * nextY - nextX * y;
    }, 0),
  ) / 2;

type Side = readonly [Place, Place];
const sidesOf = (outline: Outline): readonly Side[] => outline.map((point, at) => [point, outline[(at + 1) % outline.length] as Place]);

/** Which side of the line from `a` to `b` a point lies on: the sign says it. */
const turnTo = ([ax, ay]: Place, [bx, by]: Place, [x, y]: Place): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** Where two sides cross each other truly; touching is no crossing. */
function crossingOf([a, b]: Side, [c, d]: Side): [number, number] | undefined {
  const [toC, toD] = [turnTo(a, b, c), turnTo(a, b, d)];
  if (toC * toD >= 0 || turnTo(c, d, a) * turnTo(c, d, b) >= 0) return undefined;
  const t = toC / (toC - toD);
  return [c[0] + (d[0] - c[0]) * t, c[1] + (d[1] - c[1]) * t];
}

/** Where an outline crosses itself first; undefined when it does not. */
export function selfCrossingOf(outline: Outline): [number, number] | undefined {
  const sides = sidesOf(outline);
  for (const [at, side] of sides.entries()) {
    for (const other of sides.slice(at + 1)) {
      const crossing = crossingOf(side, other);
      if (crossing) return crossing;
    }
  }
  return undefined;
}

/** Whether two outlines share some surface: their sides cross, or one lies within the other. */
export function outlinesOverlap(a: Outline, b: Outline): boolean {
  if (!boxesMeet(boxAround(a), boxAround(b))) return false;
  const crosses = sidesOf(a).some(side => sidesOf(b).some(other => crossingOf(side, other)));
  return crosses || (contains(a, middleOf(b)) && contains(b, middleOf(b))) || (contains(b, middleOf(a)) && contains(a, middleOf(a)));
}
