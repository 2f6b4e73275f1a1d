import type { SeatMap } from '@event-planner/contracts/seat-map';
import { createFloor, type Floor, type Run } from './floor.ts';
import { splitParty } from './split.ts';
import { bestWindow, type Sight, type Tally } from './windows.ts';

/** Who wants to sit together. */
export interface Party {
  readonly category: string;
  readonly size: number;
  /** Only there. */
  readonly area?: string | undefined;
  /** How many of them need an accessible place; 0 leaves those to others while there is anything else. */
  readonly accessible?: number | undefined;
  /** Whether they would rather sit in parts than not at all. */
  readonly split?: boolean | undefined;
  /** Seats they do not want. */
  readonly avoid?: ReadonlySet<number> | undefined;
}

/** The seats as indices in the order of the plan, or how many could still sit together. */
export type Choice = { readonly seats: readonly number[] } | { readonly largest: number };

/**
 * The best block of free neighbours for a party. `taken` has one byte for each seat of the floor; whatever is not 0 is not free. Pure: the same floor, taken seats
 * and party give the same answer everywhere.
 *
 * Of all blocks that suit, the one with the least cost is best: the sum of the distances of its seats from what people look at, more for a seat left without a
 * neighbour (`aloneCost`), and so much for a restricted view that it comes last. Accessible places and those beside them are for who asks for them, and for others
 * once nothing else of the category is free.
 */
export function chooseSeats(floor: Floor, party: Party, taken: Uint8Array): Choice {
  const all = floor.runs.get(party.category) ?? [];
  const runs = party.area === undefined ? all : all.filter(run => run.area === party.area);
  const sight = sightOf(floor, party, { taken, runs: all });
  const tally: Tally = { longest: 0 };
  const found = bestWindow(sight, runs, { size: party.size, tally }) ?? (party.split ? splitParty(sight, runs, party.size) : undefined);
  return found ? { seats: found.seats } : { largest: largestOf(sight, runs, Math.min(tally.longest, party.size)) };
}

/** How many of a party could sit together, those who need an accessible place among them. */
function largestOf(sight: Sight, runs: readonly Run[], most: number): number {
  if (sight.accessible === 0) return most;
  let size = most;
  while (size > 0 && !bestWindow(sight, runs, { size, tally: { longest: 0 } })) size--;
  return size;
}

function sightOf(floor: Floor, party: Party, { taken, runs }: { readonly taken: Uint8Array; readonly runs: readonly Run[] }): Sight {
  const { accessible = 0, avoid, category } = party;
  const isFree = (index: number): boolean => taken[index] === 0;
  const isProtected = (index: number): boolean => floor.seats[index]?.accessible === true || floor.seats[index]?.companion === true;
  const isOpen = (index: number): boolean => isFree(index) && !isProtected(index);
  const isOwn = (index: number): boolean => floor.seats[index]?.category === category;
  // Looked for where it ends at once, as long as anything else is free.
  const mayHaveAny = accessible > 0 || !runs.some(run => run.seats.some(index => isOpen(index) && isOwn(index)));
  const suits = (index: number): boolean => (mayHaveAny ? isFree(index) : isOpen(index)) && isOwn(index) && avoid?.has(index) !== true;
  return { floor, suits, isOpen, accessible };
}

/** For one plan, which is made ready when somebody asks first. */
export function createChooser(map: Pick<SeatMap, 'areas' | 'landmarks'> | null): (party: Party, taken: Uint8Array) => Choice {
  let floor: Floor | undefined;
  return (party, taken) => chooseSeats((floor ??= createFloor(map ?? { areas: [], landmarks: [] })), party, taken);
}
