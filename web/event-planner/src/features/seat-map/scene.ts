import { type Seat, type SeatMap } from '@event-planner/contracts/seat-map';
import type { Look } from '../../lib/seat-plan/look.ts';
import { freeCode, type LiveSeats } from './live-seats.ts';
import type { PlanColors } from '../../lib/seat-plan/plan-colors.ts';

/** Everything that decides how the plan looks, apart from where one looks. */
export interface Scene {
  readonly live: LiveSeats | undefined;
  readonly selected: ReadonlySet<number>;
  readonly focused: number | undefined;
  /** Categories somebody sells now. */
  readonly sold: ReadonlySet<string>;
  readonly colors: PlanColors;
}

const blockedCode = 3;

export function lookOf(scene: Scene, seat: Seat, index: number): Look {
  if (scene.selected.has(index)) return 'selected';
  const code = scene.live?.codes[index] ?? freeCode;
  if (code === blockedCode || !scene.sold.has(seat.category)) return 'off';
  return code === freeCode ? 'free' : 'taken';
}

export const colorsOf = (map: SeatMap): ReadonlyMap<string, string> =>
  new Map(map.categories.map(category => [category.id, category.color]));
