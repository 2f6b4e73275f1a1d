import type { Seat } from '@event-planner/contracts/seat-map';
import { boxOf } from './seat-grid.ts';

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface AreaLabel extends Label {
  /** How wide the area is, so that its name is written only where it fits. */
  readonly width: number;
}

/** The name of every seated area, in its middle. */
export function areaLabels(seats: readonly Seat[]): readonly AreaLabel[] {
  const byArea = Map.groupBy(seats, seat => seat.area);
  return [...byArea.values()].map(members => {
    const box = boxOf(members);
    return {
      text: members[0]?.areaName ?? '',
      x: (box.left + box.right) / 2,
      y: (box.top + box.bottom) / 2,
      width: box.right - box.left + 1,
    };
  });
}

/** The letter of every row, beside its first seat on the side away from the second. */
export function rowLabels(seats: readonly Seat[]): readonly Label[] {
  return seats.flatMap((seat, i) => {
    const before = seats[i - 1];
    if (before !== undefined && before.row === seat.row && before.area === seat.area) return [];
    const next = seats[i + 1];
    const alone = next === undefined || next.row !== seat.row || next.area !== seat.area;
    const [dx, dy] = alone ? [1, 0] : [next.x - seat.x, next.y - seat.y];
    const length = Math.hypot(dx, dy) || 1;
    return [{ text: seat.row, x: seat.x - (dx / length) * 0.95, y: seat.y - (dy / length) * 0.95 }];
  });
}
