import type { Run } from './floor.ts';
import { bestWindow, type Sight, type Window } from './windows.ts';

/** Each part of a party that sits apart costs as much as this much farther away for all of them. */
const partCost = 10_000;
/** Somebody who would sit by themselves. */
const lonelyCost = 20_000;

interface Sizes {
  readonly size: number;
  readonly sight: Sight;
}

/**
 * The party in two parts in the same row or in two that follow each other, each of them together; in three rows in as many parts as it takes, when there is no
 * other way. Undefined when there is none.
 */
export function splitParty(sight: Sight, runs: readonly Run[], size: number): Window | undefined {
  const rows = rowsOf(sight, runs);
  const anywhere = (split: typeof inTwo, more: number): Window | undefined =>
    best([...rows.values()].flatMap(row => split({ size, sight }, neighbourhood(rows, row, more))));
  return anywhere(inTwo, 1) ?? anywhere(inMany, 2);
}

/** A free stretch of neighbours. */
type Stretch = Run;
interface Row {
  readonly area: string;
  readonly group: number;
  readonly stretches: readonly Stretch[];
}

type Rows = ReadonlyMap<number, Row>;

/** By where they come in the plan. */
function rowsOf({ floor, suits }: Sight, runs: readonly Run[]): Rows {
  const rows = new Map<number, Row>();
  for (const [group, of] of Map.groupBy(runs, run => run.group)) {
    const stretches = of.flatMap(run => stretchesOf(run, suits));
    rows.set(group, {
      area: of[0]?.area ?? '',
      group,
      stretches: stretches.map(stretch => ({ ...stretch, distance: nearest(floor.distances, stretch) })),
    });
  }
  return rows;
}

/** A table is no longer closed once a seat of it is gone; one that is free as a whole stays so. */
function stretchesOf(run: Run, suits: Sight['suits']): readonly Stretch[] {
  const gap = run.seats.findIndex(index => !suits(index));
  if (gap === -1) return [run];
  const line = run.closed ? [...run.seats.slice(gap), ...run.seats.slice(0, gap)] : run.seats;
  const parts: number[][] = [[]];
  for (const index of line) {
    if (suits(index)) parts.at(-1)?.push(index);
    else if (parts.at(-1)?.length !== 0) parts.push([]);
  }
  return parts.filter(part => part.length > 0).map(seats => ({ ...run, seats, closed: false }));
}

const nearest = (distances: Int32Array, { seats }: Stretch): number =>
  seats.reduce((least, index) => Math.min(least, distances[index] ?? least), Infinity);

/** What is free in a row and in as many that follow it. */
const neighbourhood = (rows: Rows, { area, group }: Row, more: number): readonly Stretch[] =>
  Array.from({ length: more + 1 }, (_, by) => rows.get(group + by)).flatMap(row => (row?.area === area ? row.stretches : []));

function inTwo(sizes: Sizes, stretches: readonly Stretch[]): readonly Window[] {
  return stretches.flatMap(one =>
    stretches.flatMap(other =>
      one === other || one.seats.length + other.seats.length < sizes.size ? [] : (joined(sizes, one, other) ?? []),
    ),
  );
}

/** The best way to seat a part in each; those who need an accessible place are in the first. */
function joined({ size, sight }: Sizes, one: Stretch, other: Stretch): Window | undefined {
  const found: Window[] = [];
  for (let first = Math.max(1, size - other.seats.length); first <= Math.min(size - 1, one.seats.length); first++) {
    const parts = partsOf(sight, [
      [one, first],
      [other, size - first],
    ]);
    if (parts) found.push(together(sight, parts));
  }
  return best(found);
}

/** Fills the longest first, and leaves nobody by themselves if one of the others can keep them company. */
function inMany({ size, sight }: Sizes, stretches: readonly Stretch[]): readonly Window[] {
  const wanted: [Stretch, number][] = [];
  let rest = size;
  for (const stretch of stretches.toSorted((a, b) => b.seats.length - a.seats.length)) {
    if (rest === 0) break;
    const part = Math.min(rest, stretch.seats.length);
    wanted.push([stretch, part]);
    rest -= part;
  }
  const [last, before] = [wanted.at(-1), wanted.at(-2)];
  if (last?.[1] === 1 && before && before[1] > 2 && last[0].seats.length > 1) {
    last[1]++;
    before[1]--;
  }
  const parts = rest === 0 ? partsOf(sight, wanted) : undefined;
  return parts ? [together(sight, parts)] : [];
}

function partsOf(sight: Sight, wanted: readonly (readonly [stretch: Stretch, size: number])[]): readonly Window[] | undefined {
  const parts = wanted.flatMap(([stretch, size], part) => {
    const needs = part === 0 ? Math.min(sight.accessible, size) : 0;
    return bestWindow({ ...sight, accessible: needs }, [stretch], { size, tally: { longest: 0 } }) ?? [];
  });
  const seated = parts.flatMap(part => part.seats).filter(index => sight.floor.seats[index]?.accessible).length;
  return parts.length === wanted.length && seated >= sight.accessible ? parts : undefined;
}

function together({ floor }: Sight, parts: readonly Window[]): Window {
  const seats = parts.flatMap(part => part.seats);
  const lonely = parts.filter(part => part.seats.length === 1).length;
  const middles = parts.map(part => middleOf(part.seats.flatMap(index => floor.seats[index] ?? [])));
  const apart = middles.reduce((sum, [x, y], part) => {
    const [fromX, fromY] = middles[part - 1] ?? [x, y];
    return sum + Math.round(Math.hypot(x - fromX, y - fromY) * 1000);
  }, 0);
  const cost =
    parts.reduce((sum, part) => sum + part.cost, 0) + seats.length * (apart + partCost * parts.length) + lonelyCost * lonely * seats.length;
  return { seats: seats.toSorted((a, b) => a - b), cost };
}

const middleOf = (seats: readonly { readonly x: number; readonly y: number }[]): readonly [number, number] => [
  seats.reduce((sum, { x }) => sum + x, 0) / seats.length,
  seats.reduce((sum, { y }) => sum + y, 0) / seats.length,
];

const best = (windows: readonly Window[]): Window | undefined =>
  windows.reduce<Window | undefined>((least, window) => (!least || window.cost < least.cost ? window : least), undefined);
