import type { Seat } from '@event-planner/contracts/seat-map';
import type { SeatGrid } from '../../lib/seat-plan/seat-grid.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const vectors = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;
/** A neighbour, a gap such as an aisle, the next block, and at last anywhere. */
const reaches = [2.5, 8, 30, 25_000] as const;
const widestAngleCosine = Math.cos((65 * Math.PI) / 180);

/**
 * The seat one comes to by going in a direction. Near beats far and straight beats askew, so that left and right follow a curved row
 * and up and down change rows; undefined at the edge of the house.
 */
export function neighbourOf(
  seats: readonly Seat[],
  grid: SeatGrid,
  { from, direction }: { readonly from: number; readonly direction: Direction },
): number | undefined {
  const origin = seats[from];
  if (origin === undefined) return undefined;
  for (const reach of reaches) {
    const around = { left: origin.x - reach, top: origin.y - reach, right: origin.x + reach, bottom: origin.y + reach };
    const best = bestOf(grid.within(around), index => costOf(origin, seats[index], direction));
    if (best !== undefined) return best;
  }
  return undefined;
}

function bestOf(candidates: readonly number[], cost: (index: number) => number): number | undefined {
  let best: number | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const index of candidates) {
    const found = cost(index);
    if (found < lowest) [best, lowest] = [index, found];
  }
  return best;
}

function costOf(origin: Seat, seat: Seat | undefined, direction: Direction): number {
  if (seat === undefined || seat === origin) return Number.POSITIVE_INFINITY;
  const [dx, dy] = [seat.x - origin.x, seat.y - origin.y];
  const distance = Math.hypot(dx, dy);
  const [vx, vy] = vectors[direction];
  const cosine = (dx * vx + dy * vy) / distance;
  if (!(cosine > widestAngleCosine)) return Number.POSITIVE_INFINITY;
  const sideways = direction === 'left' || direction === 'right';
  const sameRow = seat.row === origin.row && seat.area === origin.area;
  return distance * (1 + 3 * (1 - cosine)) * (sideways && !sameRow ? 1.6 : 1);
}
