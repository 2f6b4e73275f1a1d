import { houses } from '@event-planner/demo/seat-maps/houses';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { chooseSeats, type Party } from '@event-planner/services/booking/choosing/choose';
import { createFloor, type Floor } from '@event-planner/services/booking/choosing/floor';
import { hall } from '../editor/hall.ts';
import type { Benchmark } from '../result.ts';

const choices = 400;
const warmUp = 200;
const sizes = [1, 2, 3, 4, 6, 8] as const;

/** 24 blocks of 500 seats. */
const hallOf12k: SeatMap = { ...hall, areas: hall.areas.slice(0, 24) };

/** The best block of neighbours for parties of one to eight, in houses that are empty, half and nearly sold out: what a batch of requests waits for, without the database. */
export const bestAvailable: Benchmark = (report, _scope) => {
  for (const map of [houses.arena(), hallOf12k]) {
    const floor = createFloor(map);
    for (const percentTaken of [0, 50, 98]) {
      const taken = fill(floor, percentTaken);
      const { p50Ms, p99Ms, mostMs } = measure(at => chooseSeats(floor, partyOf(floor, at), taken));
      report({ name: `best-available-${floor.seats.length}-${percentTaken}`, value: p99Ms, unit: 'ms p99', p50Ms, mostMs, percentTaken });
    }
  }
  return Promise.resolve();
};

function partyOf(floor: Floor, at: number): Party {
  const categories = [...floor.runs.keys()];
  return { category: categories[at % categories.length] ?? '', size: sizes[at % sizes.length] ?? 1 };
}

/** The same seats in every run, spread as late buyers find them. */
function fill(floor: Floor, percent: number): Uint8Array {
  let state = 1;
  return Uint8Array.from(floor.seats, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < percent / 100 ? 1 : 0;
  });
}

function measure(work: (at: number) => unknown) {
  const times: number[] = [];
  for (let at = 0; at < warmUp + choices; at++) {
    const start = performance.now();
    work(at);
    if (at >= warmUp) times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const rank = (share: number): number => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(3));
  return { p50Ms: rank(0.5), p99Ms: rank(0.99), mostMs: rank(1) };
}
