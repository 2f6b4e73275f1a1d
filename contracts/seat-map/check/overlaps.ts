import { fault, maxFaultsOfOneCode, maxSeatsInFault, type SeatMapFault, type SeatMapFaultCode, someOf } from '../fault.ts';
import type { Seat, SeatGroup } from '../lay-out.ts';
import { boxAround, boxHas, contains, middleOf, type Outline, outlinesOverlap } from '../outlines.ts';
import { outlineOfTable } from '../places.ts';
import type { SeatMap } from '../schema.ts';
import { createGrid } from './grid.ts';
import { leastSeatDistance } from './tolerance.ts';
import { labelOf, rowId } from './words.ts';

interface Standing {
  readonly seat: Seat;
  readonly group: SeatGroup;
}

/** What stands where something else stands. Within one row or table, `rowFaults` looks. */
export function overlapFaults(map: SeatMap, groups: readonly SeatGroup[]): readonly SeatMapFault[] {
  const seats = groups.flatMap(group => group.seats.map(seat => ({ seat, group }))).toSorted((a, b) => a.seat.x - b.seat.x);
  const tables = groups.flatMap(group => ('shape' in group.source ? [{ group, top: outlineOfTable(group.source) }] : []));
  return [
    ...seatsTooClose(seats),
    ...tablesTooClose(tables),
    ...tables.flatMap(({ group, top }) =>
      seatsOn(seats, { outline: top, name: labelOf(group), code: 'seat_on_table', areas: [group.area.id] }),
    ),
    ...map.landmarks
      .filter(landmark => solid.has(landmark.kind))
      .flatMap(({ name, outline }) => seatsOn(seats, { outline, name, code: 'seat_on_landmark', areas: [] })),
    ...map.areas.flatMap(area =>
      area.kind === 'standing'
        ? seatsOn(seats, { outline: area.outline, name: area.name, code: 'standing_overlaps_seats', areas: [area.id] })
        : [],
    ),
  ];
}

/** Where nobody can sit. */
const solid: ReadonlySet<string | undefined> = new Set(['stage', 'screen', 'pitch', 'stairs', 'lift', 'bar', 'toilets', 'wall']);

/** Looked at before it is clear that a plan is wrong: some thousand overlaps say as much as all. */
const maxPairs = 5000;

function seatsTooClose(seats: readonly Standing[]): readonly SeatMapFault[] {
  const grid = createGrid<Standing>(leastSeatDistance);
  const pairs = new Map<string, { readonly between: readonly [SeatGroup, SeatGroup]; readonly seats: Seat[] }>();
  let count = 0;
  for (const standing of seats) {
    const { seat, group } = standing;
    const place = [seat.x, seat.y] as const;
    for (const other of grid.around(place)) {
      if (other.group === group || Math.hypot(other.seat.x - seat.x, other.seat.y - seat.y) >= leastSeatDistance) continue;
      const key = `${rowId(other.group)} ${rowId(group)}`;
      const pair = pairs.get(key) ?? { between: [other.group, group], seats: [] };
      pairs.set(key, pair);
      pair.seats.push(other.seat, seat);
      if (++count >= maxPairs) return closeFaults(pairs.values());
    }
    grid.add(place, standing);
  }
  return closeFaults(pairs.values());
}

type Pair = { readonly between: readonly [SeatGroup, SeatGroup]; readonly seats: readonly Seat[] };

const closeFaults = (pairs: Iterable<Pair>): readonly SeatMapFault[] =>
  [...pairs].map(({ between: [a, b], seats }) => {
    const ids = [...new Set(seats.map(seat => seat.id))];
    const [first] = seats as readonly [Seat];
    return fault('seats_overlap', `${labelOf(a)} and ${labelOf(b)} stand in each other's place: ${someOf(ids)}`, {
      areas: [...new Set([a.area.id, b.area.id])],
      rows: [...new Set([rowId(a), rowId(b)])],
      seats: ids.slice(0, maxSeatsInFault),
      point: [first.x, first.y],
    });
  });

interface TableTop {
  readonly group: SeatGroup;
  readonly top: Outline;
}

function tablesTooClose(tables: readonly TableTop[]): readonly SeatMapFault[] {
  const found: SeatMapFault[] = [];
  // In the order of their left edges a table meets only those that follow within its own width.
  const sorted = tables.map(table => ({ ...table, box: boxAround(table.top) })).toSorted((a, b) => a.box.left - b.box.left);
  for (const [at, a] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length; next++) {
      const b = sorted[next] as (typeof sorted)[number];
      if (b.box.left >= a.box.right || found.length >= maxFaultsOfOneCode) break;
      if (!outlinesOverlap(a.top, b.top)) continue;
      found.push(
        fault('tables_overlap', `${labelOf(a.group)} and ${labelOf(b.group)} stand in each other's place`, {
          areas: [...new Set([a.group.area.id, b.group.area.id])],
          rows: [rowId(a.group), rowId(b.group)],
          point: middleOf(b.top),
        }),
      );
    }
  }
  return found;
}

interface Ground {
  readonly outline: Outline;
  readonly name: string;
  readonly code: SeatMapFaultCode;
  readonly areas: readonly string[];
}

/** `seats` from left to right. */
function seatsOn(seats: readonly Standing[], { outline, name, code, areas }: Ground): readonly SeatMapFault[] {
  const box = boxAround(outline);
  const on: Standing[] = [];
  for (let at = firstAt(seats, box.left); at < seats.length; at++) {
    const standing = seats[at] as Standing;
    const place = [standing.seat.x, standing.seat.y] as const;
    if (place[0] > box.right) break;
    if (boxHas(box, place) && contains(outline, place)) on.push(standing);
  }
  const [first] = on;
  if (!first) return [];
  const ids = on.map(({ seat }) => seat.id);
  return [
    fault(code, `${name} covers the seats ${someOf(ids)}`, {
      areas: [...new Set([...areas, ...on.map(({ group }) => group.area.id)])],
      rows: [...new Set(on.map(({ group }) => rowId(group)))].slice(0, maxSeatsInFault),
      seats: ids.slice(0, maxSeatsInFault),
      point: [first.seat.x, first.seat.y],
    }),
  ];
}

/** The first of the seats, sorted from left to right, that is not left of `x`. */
function firstAt(seats: readonly Standing[], x: number): number {
  let [low, high] = [0, seats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seats[middle] as Standing).seat.x < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
