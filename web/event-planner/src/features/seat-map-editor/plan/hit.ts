import { outlineOfTable } from '@event-planner/contracts/seat-map';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { type AnyPlace, distanceToSegment, grown, holds, isInside, touches } from './geometry.ts';
import { boxOfItem, seatKey, type SeatKey, seatsOf } from './places.ts';
import { isSeated, type Item, type Key, type Plan, type SeatedItem } from './plan.ts';
import { ofItems, ofSeats, type Selection } from './selection.ts';

export interface Hit {
  readonly item: Item;
  /** The seat of it that is under the point. */
  readonly seat?: SeatKey;
}

/**
 * What lies under a point, the topmost first: seats, then what they stand on. A house of 20,000 seats has around a thousand items; looking
 * through their boxes takes microseconds, and unlike a grid of seats a box costs nothing while thousands of seats are dragged.
 */
export function hitAt(plan: Plan, at: AnyPlace, reach: number): Hit | undefined {
  const near = plan.items.filter(item => holds(grown(boxOfItem(item), reach), at));
  const seats = near.filter(isSeated).flatMap(item => nearestSeat(item, at, Math.max(0.5, reach)) ?? []);
  const seat = seats.toSorted((a, b) => a.distance - b.distance)[0];
  if (seat !== undefined) return { item: seat.item, seat: seat.seat };
  const item = near.findLast(candidate => isOn(candidate, at, reach));
  return item === undefined ? undefined : { item };
}

function nearestSeat(item: SeatedItem, at: AnyPlace, reach: number) {
  let found: { readonly item: SeatedItem; readonly seat: SeatKey; readonly distance: number } | undefined;
  for (const seat of seatsOf(item)) {
    const distance = Math.hypot(seat.x - at[0], seat.y - at[1]);
    if (distance <= (found?.distance ?? reach)) found = { item, seat: seatKey(item.key, seat.at), distance };
  }
  return found;
}

function isOn(item: Item, at: AnyPlace, reach: number): boolean {
  switch (item.type) {
    case 'row': {
      const seats = seatsOf(item);
      return seats.some((seat, i) => {
        const next = seats[i + 1] ?? seat;
        return distanceToSegment(at, [seat.x, seat.y], [next.x, next.y]) <= Math.max(0.45, reach);
      });
    }
    case 'table':
      return isInside(outlineOfTable(item), at);
    case 'label':
      return true;
    case 'standing':
    case 'landmark':
      return isInside(item.outline, at);
  }
}

/** What a rubber band holds: items of which every seat or corner is in it, or single seats. */
export function itemsIn(plan: Plan, box: Box): Selection {
  return ofItems(plan.items.filter(item => touches(boxOfItem(item), box) && isMostlyIn(item, box)).map(item => item.key));
}

function isMostlyIn(item: Item, box: Box): boolean {
  if (isSeated(item)) return seatsOf(item).some(seat => holds(box, [seat.x, seat.y]));
  const own = boxOfItem(item);
  return own.left >= box.left && own.right <= box.right && own.top >= box.top && own.bottom <= box.bottom;
}

export const seatsIn = (plan: Plan, box: Box): Selection =>
  ofSeats(
    plan.items.flatMap(item =>
      isSeated(item) && touches(boxOfItem(item), box)
        ? seatsOf(item).flatMap(seat => (holds(box, [seat.x, seat.y]) ? [seatKey(item.key, seat.at)] : []))
        : [],
    ),
  );

/** Seats a brush of this radius touches on its way. */
export function seatsUnderStroke(
  plan: Plan,
  { from, to, radius }: { readonly from: AnyPlace; readonly to: AnyPlace; readonly radius: number },
) {
  const box: Box = {
    left: Math.min(from[0], to[0]),
    right: Math.max(from[0], to[0]),
    top: Math.min(from[1], to[1]),
    bottom: Math.max(from[1], to[1]),
  };
  const seats = new Set<SeatKey>();
  const standing = new Set<Key>();
  for (const item of plan.items) {
    if (!touches(boxOfItem(item), grown(box, radius))) continue;
    if (item.type === 'standing' && isInside(item.outline, to)) standing.add(item.key);
    if (isSeated(item))
      for (const seat of seatsOf(item)) if (distanceToSegment([seat.x, seat.y], from, to) <= radius) seats.add(seatKey(item.key, seat.at));
  }
  return { seats, standing };
}
