import { layOut, type Seat, type SeatMap, type SeatRow } from '@event-planner/contracts/seat-map';
import type { Point } from './geometry.ts';

type Mark = SeatRow['marks'][number];
type MarkOf = (seat: Seat) => Omit<Mark, 'at'> | undefined;

/** Adds to every seat what `markOf` says about it; a seat marked before keeps its marks. */
export function withMarks(map: SeatMap, markOf: MarkOf): SeatMap {
  const seats = layOut(map).values();
  const marked = (row: SeatRow): SeatRow => {
    const known = new Set(row.marks.map(mark => mark.at));
    const found = Array.from({ length: row.seats }, (_, at) => ({ at, mark: markAt(seats.next().value, markOf) }));
    return { ...row, marks: [...row.marks, ...found.flatMap(({ at, mark }) => (mark && !known.has(at) ? [{ at, ...mark }] : []))] };
  };
  return { ...map, areas: map.areas.map(area => (area.kind === 'seated' ? { ...area, rows: area.rows.map(marked) } : area)) };
}

const markAt = (seat: Seat | undefined, markOf: MarkOf): Omit<Mark, 'at'> | undefined => (seat ? markOf(seat) : undefined);

/** Whether a pillar of this radius stands in the line from the seat to what is watched, and near enough to matter. */
export function hides(pillar: { centre: Point; radius: number; reach: number }, seat: Seat, watched: Point): boolean {
  const [dx, dy] = [watched[0] - seat.x, watched[1] - seat.y];
  const [px, py] = [pillar.centre[0] - seat.x, pillar.centre[1] - seat.y];
  const length = Math.hypot(dx, dy);
  const along = (px * dx + py * dy) / length;
  const aside = Math.abs(px * dy - py * dx) / length;
  return along > 0 && along < pillar.reach && aside < pillar.radius;
}

/** The two outer places at each end of a row, made into a wheelchair space and a companion's chair. */
export const wheelchairEnds = (row: SeatRow, category: string): SeatRow => ({
  ...row,
  marks: [
    { at: 0, category, accessible: true },
    { at: 1, category, companion: true },
    { at: row.seats - 2, category, companion: true },
    { at: row.seats - 1, category, accessible: true },
  ],
});
