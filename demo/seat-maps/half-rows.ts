import type { SeatRow } from '@event-planner/contracts/seat-map';
import { arcRow, type Point } from './geometry.ts';

export interface CurvedBlock {
  readonly focus: Point;
  /** Half the width of the aisle in the middle. */
  readonly aisle: number;
  /** How far from the middle the side walls stand. */
  readonly wall: number;
  /** Rows end where either the wall or this angle is reached. */
  readonly fan: number;
}

/** One curved row in two halves: odd numbers left of the middle aisle, even ones right of it, both counted from the aisle. */
export function halfRows(
  block: CurvedBlock,
  plan: { label: string; category: string; radius: number },
): readonly [left: SeatRow, right: SeatRow] {
  const { focus, aisle, wall, fan } = block;
  const { label, category, radius } = plan;
  const start = Math.asin(aisle / radius);
  const end = Math.min(fan, Math.asin(Math.min(1, wall / radius)));
  const seats = Math.floor((end - start) * radius) + 1;
  const last = start + (seats - 1) / radius;
  const circle = { focus, radius };
  return [
    arcRow({ label, category, seats, firstNumber: 2 * seats - 1, step: -2 }, circle, [-last, -start]),
    arcRow({ label, category, seats, firstNumber: 2, step: 2 }, circle, [start, last]),
  ];
}
