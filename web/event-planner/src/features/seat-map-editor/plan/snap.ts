import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { type AnyPlace, type Place, unionOf } from './geometry.ts';
import { boxOfItem } from './places.ts';
import { isRow, type Item, type Key, type Plan } from './plan.ts';
import { apexOf } from './transform.ts';

/** A line that shows why something came to rest where it did. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  /** What it stands for: level with something else, or at the distance rows have. */
  readonly kind: 'level' | 'distance';
  /** What it is level with, so that the line reaches there. */
  readonly with: Box;
}

export interface Snapped {
  readonly by: Place;
  readonly guides: readonly Guide[];
}

export interface SnapOptions {
  /** How near is near, in plan units: some pixels at the present zoom. */
  readonly reach: number;
  /** 0: no grid. */
  readonly grid: number;
}

interface Line {
  readonly at: number;
  readonly kind: Guide['kind'];
  readonly with: Box;
}

export interface Snapper {
  /** What a movement comes to when it snaps. */
  readonly move: (by: AnyPlace, options: SnapOptions) => Snapped;
  /** A point being drawn. */
  readonly point: (at: AnyPlace, options: SnapOptions) => { readonly at: Place; readonly guides: readonly Guide[] };
}

/** Made once when a drag begins; every movement is then two binary searches. */
export function createSnapper(plan: Plan, moving: ReadonlySet<Key>): Snapper {
  const others = plan.items.filter(item => !moving.has(item.key));
  const own = plan.items.filter(item => moving.has(item.key));
  const lines = { x: linesOf(others, 'x'), y: linesOf(others, 'y') };
  const anchors = { x: anchorsOf(own, 'x'), y: anchorsOf(own, 'y') };
  const along = (
    axis: 'x' | 'y',
    by: number,
    { reach, grid, from }: SnapOptions & { readonly from: readonly number[] },
  ): { readonly by: number; readonly guide?: Guide } => {
    const found = from
      .flatMap(anchor => {
        const line = nearest(lines[axis], anchor + by);
        return line === undefined
          ? []
          : [{ line, by: line.at - anchor, off: Math.abs(line.at - anchor - by) + (line.kind === 'distance' ? 1e-6 : 0) }];
      })
      .toSorted((a, b) => a.off - b.off)[0];
    if (found !== undefined && found.off <= reach) return { by: found.by, guide: { axis, ...found.line } };
    const anchor = from[0] ?? 0;
    const onGrid = grid > 0 ? Math.round((anchor + by) / grid) * grid - anchor : by;
    return { by: grid > 0 && Math.abs(onGrid - by) <= Math.max(reach, grid / 2) ? onGrid : by };
  };
  const both = (by: AnyPlace, options: SnapOptions, from: { readonly x: readonly number[]; readonly y: readonly number[] }): Snapped => {
    const [x, y] = [along('x', by[0], { ...options, from: from.x }), along('y', by[1], { ...options, from: from.y })];
    return { by: [x.by, y.by], guides: [x.guide, y.guide].filter(guide => guide !== undefined) };
  };
  return {
    move: (by, options) => both(by, options, anchors),
    point: (at, options) => {
      const { by, guides } = both(at, options, { x: [0], y: [0] });
      return { at: by, guides };
    },
  };
}

/** Where a thing has lines to be level with: its ends and its middle. Rows count by their seats, not by the room these take. */
function levelsOf(item: Item, axis: 'x' | 'y'): readonly number[] {
  const i = axis === 'x' ? 0 : 1;
  if (isRow(item)) return [item.from[i], apexOf(item)[i], item.to[i]];
  const box = boxOfItem(item);
  const [low, high] = axis === 'x' ? [box.left, box.right] : [box.top, box.bottom];
  return item.type === 'label' || item.type === 'table' ? [(low + high) / 2] : [low, (low + high) / 2, high];
}

function anchorsOf(items: readonly Item[], axis: 'x' | 'y'): readonly number[] {
  const levels = items.flatMap(item => levelsOf(item, axis));
  if (levels.length === 0) return [0];
  const [low, high] = [levels.reduce((a, b) => Math.min(a, b)), levels.reduce((a, b) => Math.max(a, b))];
  return [...new Set([low, (low + high) / 2, high])];
}

function linesOf(items: readonly Item[], axis: 'x' | 'y'): readonly Line[] {
  const levels = items.flatMap(item => levelsOf(item, axis).map((at): Line => ({ at, kind: 'level', with: boxOfItem(item) })));
  const distance = axis === 'y' ? usualDistance(items) : undefined;
  const spaced =
    distance === undefined
      ? []
      : items
          .filter(isRow)
          .flatMap(row => [-1, 1].map((side): Line => ({ at: apexOf(row)[1] + side * distance, kind: 'distance', with: boxOfItem(row) })));
  return merged([...levels, ...spaced].toSorted((a, b) => a.at - b.at || (a.kind === b.kind ? 0 : a.kind === 'level' ? -1 : 1)));
}

/** One line for all that is level, reaching over all of it. */
function merged(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    const last = kept.at(-1);
    if (last === undefined || line.at - last.at > 1e-3) kept.push(line);
    else if (last.kind === line.kind) kept[kept.length - 1] = { ...last, with: unionOf([last.with, line.with]) };
  }
  return kept;
}

/** How far rows usually stand one behind the other. */
function usualDistance(items: readonly Item[]): number | undefined {
  const levels = [...new Set(items.filter(isRow).map(row => Math.round(apexOf(row)[1] * 100) / 100))].toSorted((a, b) => a - b);
  const counts = new Map<number, number>();
  levels.forEach((level, at) => {
    const distance = Math.round((level - (levels[at - 1] ?? level)) * 100) / 100;
    if (distance > 0.4 && distance < 4) counts.set(distance, (counts.get(distance) ?? 0) + 1);
  });
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function nearest(lines: readonly Line[], at: number): Line | undefined {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [lines[low - 1], lines[low]];
  if (before === undefined || after === undefined) return after ?? before;
  return at - before.at <= after.at - at ? before : after;
}
