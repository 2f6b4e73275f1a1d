import type { Floor, Run } from './floor.ts';

/** A seat left alone is worth as much as sitting this much farther away, in the unit of `Floor.distances`: three rows. */
export const aloneCost = 3000;
/** The same for a place for wheelchairs, or for who comes with one, that somebody takes who does not need it. */
export const needlessCost = 5000;
/** A restricted view is taken when there is nothing else, however far. */
export const restrictedCost = 100_000_000;

/** Who may sit where, at this moment. */
export interface Sight {
  readonly floor: Floor;
  /** Whether this party may have the seat. */
  readonly suits: (index: number) => boolean;
  /** Whether somebody else could still buy it with a neighbour. */
  readonly isOpen: (index: number) => boolean;
  /** How many of the party need an accessible place. */
  readonly accessible: number;
}

export interface Window {
  readonly seats: readonly number[];
  readonly cost: number;
}

/** The longest row of suitable neighbours that was seen, whatever was looked for. */
export interface Tally {
  longest: number;
}

interface Place {
  readonly run: Run;
  readonly start: number;
  readonly size: number;
}

/** The best block of `size` neighbours in these runs, nearest runs first. Of two that are equally good the first. */
export function bestWindow(
  sight: Sight,
  runs: readonly Run[],
  { size, tally }: { readonly size: number; readonly tally: Tally },
): Window | undefined {
  let best: (Place & { readonly cost: number }) | undefined;
  for (const run of runs) {
    // No block of this run, nor of those after it, is nearer than this.
    if (best && run.distance * size >= best.cost) break;
    for (const [start, nearness] of starts(sight, run, { size, tally })) {
      if (best && nearness >= best.cost) continue;
      const cost = nearness + penalties(sight, { run, start, size });
      if (!best || cost < best.cost) best = { run, start, size, cost };
    }
  }
  return best && best.cost < Infinity ? { seats: seatsOf(best), cost: best.cost } : undefined;
}

const at = (run: Run, position: number): number => run.seats[run.closed ? position % run.seats.length : position] ?? -1;
const seatsOf = ({ run, start, size }: Place): readonly number[] => Array.from({ length: size }, (_, by) => at(run, start + by));

/** Where a block of suitable seats could begin, with the sum of its distances. */
function* starts(
  { floor, suits }: Sight,
  run: Run,
  { size, tally }: { readonly size: number; readonly tally: Tally },
): Generator<readonly [start: number, nearness: number]> {
  const count = run.seats.length;
  // Around a table it goes on beyond the last seat; a block of all its seats begins in one way only, and one of more in none.
  const end = run.closed && size <= count ? count + size - 1 : count;
  const limit = run.closed && size === count ? 1 : count;
  let streak = 0;
  let sum = 0;
  for (let position = 0; position < end; position++) {
    const index = at(run, position);
    if (!suits(index)) {
      streak = 0;
      sum = 0;
      continue;
    }
    streak++;
    sum += floor.distances[index] ?? 0;
    if (streak > size) sum -= floor.distances[at(run, position - size)] ?? 0;
    tally.longest = Math.max(tally.longest, Math.min(streak, count));
    const start = position - size + 1;
    if (streak >= size && start < limit) yield [start, sum];
  }
}

function penalties(sight: Sight, place: Place): number {
  const { seats } = sight.floor;
  let [accessible, restricted, protectedOnes] = [0, 0, 0];
  for (let by = 0; by < place.size; by++) {
    const seat = seats[at(place.run, place.start + by)];
    if (seat?.accessible) accessible++;
    if (seat?.restrictedView) restricted++;
    if (seat?.accessible || seat?.companion) protectedOnes++;
  }
  if (accessible < sight.accessible) return Infinity;
  const needless = sight.accessible === 0 ? 0 : Math.max(0, accessible - sight.accessible);
  const taken = sight.accessible === 0 ? protectedOnes : needless;
  return restricted * restrictedCost + taken * needlessCost + place.size * aloneCost * leftAlone(sight, place);
}

/** How many seats the block would leave without a neighbour who can still come. */
function leftAlone({ isOpen }: Sight, { run, start, size }: Place): number {
  const count = run.seats.length;
  const open = (position: number): boolean => {
    if (!run.closed) return position >= 0 && position < count && isOpen(at(run, position));
    const offset = (((position - start) % count) + count) % count;
    return offset >= size && isOpen(at(run, start + offset));
  };
  const [before, after] = [open(start - 1) && !open(start - 2), open(start + size) && !open(start + size + 1)];
  const isSame = run.closed && count - size === 1;
  return Number(before) + Number(after && !isSame);
}
