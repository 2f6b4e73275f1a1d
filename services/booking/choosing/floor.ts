import { layOutGroups, type Seat, type SeatGroup, type SeatMap } from '@event-planner/contracts/seat-map';
import { focusOf } from './focus.ts';

/** Seats of which each has the next one beside it: a row or a part of one, or those around a table. */
export interface Run {
  /** Indices in the order of `layOut`. */
  readonly seats: readonly number[];
  /** The last one sits beside the first. */
  readonly closed: boolean;
  readonly area: string;
  /** Which row or table of the plan it belongs to, counted over all areas in the order of the plan. */
  readonly group: number;
  /** Of its nearest seat. */
  readonly distance: number;
}

/** A plan as it is chosen from. */
export interface Floor {
  readonly seats: readonly Seat[];
  /** Of each seat, how far it is from what people look at: thousandths of the usual distance between two seats, whole, so that equals are equal. */
  readonly distances: Int32Array;
  /** Those in which a category has a seat, nearest first. */
  readonly runs: ReadonlyMap<string, readonly Run[]>;
}

export function createFloor(map: Pick<SeatMap, 'areas' | 'landmarks'>): Floor {
  const groups = layOutGroups(map);
  const seats = groups.flatMap(group => group.seats);
  const [x, y] = focusOf(map, seats);
  const distances = Int32Array.from(seats, seat => Math.round(Math.hypot(seat.x - x, seat.y - y) * 1000));
  const runs: Run[] = [];
  let first = 0;
  for (const [group, one] of groups.entries()) {
    for (const { indices, closed } of partsOf(one, first)) {
      const distance = indices.reduce((least, index) => Math.min(least, distances[index] ?? least), Infinity);
      runs.push({ seats: indices, closed, area: one.area.id, group, distance });
    }
    first += one.seats.length;
  }
  return { seats, distances, runs: byCategory(seats, runs) };
}

function byCategory(seats: readonly Seat[], runs: readonly Run[]): Floor['runs'] {
  const of = new Map<string, Run[]>();
  for (const run of runs.toSorted((a, b) => a.distance - b.distance)) {
    for (const category of new Set(run.seats.map(index => seats[index]?.category ?? '')))
      of.set(category, [...(of.get(category) ?? []), run]);
  }
  return of;
}

interface Part {
  readonly indices: readonly number[];
  readonly closed: boolean;
}

/** `first` is the index of the group's first seat. */
function partsOf({ kind, source, places }: SeatGroup, first: number): readonly Part[] {
  const absent = new Set(source.marks.flatMap(mark => (mark.absent ? [mark.at] : [])));
  let next = first;
  const indexAt = places.map((_, at) => (absent.has(at) ? undefined : next++));
  if (kind === 'table') return aroundTable(source, indexAt);
  const aisles = new Set('aisles' in source ? source.aisles?.map(aisle => aisle.after) : []);
  return cut(indexAt.flatMap((index, at) => (aisles.has(at) ? [index, undefined] : [index])));
}

/** In the order in which one walks around it: a rectangular one is counted along one side and then along the other, both from the left. */
function aroundTable(source: SeatGroup['source'], indexAt: readonly (number | undefined)[]): readonly Part[] {
  const side = Math.ceil(indexAt.length / 2);
  const around =
    'shape' in source && source.shape === 'rectangular' ? [...indexAt.slice(0, side), ...indexAt.slice(side).toReversed()] : indexAt;
  const gap = around.indexOf(undefined);
  if (gap === -1) return [{ indices: around.flatMap(index => index ?? []), closed: around.length > 2 }];
  return cut([...around.slice(gap), ...around.slice(0, gap)]);
}

/** Where there is no seat, those on either side do not sit together. */
function cut(line: readonly (number | undefined)[]): readonly Part[] {
  const parts: number[][] = [[]];
  for (const index of line) {
    if (index === undefined) parts.push([]);
    else parts.at(-1)?.push(index);
  }
  return parts.filter(part => part.length > 0).map(indices => ({ indices, closed: false }));
}
