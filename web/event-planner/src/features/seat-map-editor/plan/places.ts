import { placesAtTable, placesInRow, type Seat, type SeatMark } from '@event-planner/contracts/seat-map';
import type { Box } from '../../../lib/seat-plan/seat-grid.ts';
import { boxAround, grown, unionOf } from './geometry.ts';
import { isSeated, type Item, type Key, type Plan, type SeatedItem } from './plan.ts';

/** A seat of a row or table as the editor shows it, absent ones included so that they can be brought back. */
export interface PlanSeat extends Pick<Seat, 'number' | 'category' | 'x' | 'y' | 'accessible' | 'companion' | 'restrictedView'> {
  readonly at: number;
  readonly absent: boolean;
}

/** Items are immutable, so what follows from one is computed once. */
const seats = new WeakMap<SeatedItem, readonly PlanSeat[]>();
const boxes = new WeakMap<Item, Box>();

export function seatsOf(item: SeatedItem): readonly PlanSeat[] {
  const known = seats.get(item);
  if (known !== undefined) return known;
  const made = layOutItem(item);
  seats.set(item, made);
  return made;
}

function layOutItem(item: SeatedItem): readonly PlanSeat[] {
  const places = item.type === 'row' ? placesInRow(item) : placesAtTable(item);
  const marks: (SeatMark | undefined)[] = [];
  for (const mark of item.marks) marks[mark.at] = mark;
  return places.map(([x, y], at) => {
    const mark = marks[at];
    return {
      at,
      x,
      y,
      number: numberOf(item, at),
      category: mark?.category ?? item.category,
      accessible: mark?.accessible ?? false,
      companion: mark?.companion ?? false,
      restrictedView: mark?.restrictedView ?? false,
      absent: mark?.absent ?? false,
    };
  });
}

export const numberOf = (item: SeatedItem, at: number): number =>
  item.type === 'row' ? (item.numbers?.[at] ?? item.firstNumber + at * item.step) : item.firstNumber + at;

const seatReach = 0.45;

export function boxOfItem(item: Item): Box {
  const known = boxes.get(item);
  if (known !== undefined) return known;
  const made = measured(item);
  boxes.set(item, made);
  return made;
}

function measured(item: Item): Box {
  if (item.type === 'label') {
    const width = item.text.length * item.size * 0.6;
    const reach = item.rotation === 0 ? [width / 2, item.size * 0.6] : [width / 2, width / 2];
    const [x, y] = item.at;
    return { left: x - (reach[0] ?? 0), right: x + (reach[0] ?? 0), top: y - (reach[1] ?? 0), bottom: y + (reach[1] ?? 0) };
  }
  if (!isSeated(item)) return boxAround(item.outline);
  const around = grown(boxAround(seatsOf(item).map(({ x, y }) => [x, y] as const)), seatReach);
  if (item.type === 'row') return around;
  const half = Math.max(item.width, item.depth) / 2;
  const [x, y] = item.at;
  return unionOf([around, { left: x - half, right: x + half, top: y - half, bottom: y + half }]);
}

export const boxOfItems = (items: readonly Item[]): Box => unionOf(items.map(boxOfItem));

export const countSeats = (plan: Plan): number =>
  plan.items.reduce((sum, item) => sum + (isSeated(item) ? item.seats - item.marks.filter(mark => mark.absent).length : 0), 0);
export const countStanding = (plan: Plan): number =>
  plan.items.reduce((sum, item) => sum + (item.type === 'standing' ? item.capacity : 0), 0);

/** Seats and places to stand of each category. */
export function countsByCategory(plan: Plan): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (category: string, by: number): void => void counts.set(category, (counts.get(category) ?? 0) + by);
  for (const item of plan.items) {
    if (item.type === 'standing') add(item.category, item.capacity);
    if (!isSeated(item)) continue;
    if (item.marks.length === 0) add(item.category, item.seats);
    else for (const seat of seatsOf(item)) if (!seat.absent) add(seat.category, 1);
  }
  return counts;
}

/** A seat anywhere in the plan as one number: its item's key and its place there. Contracts allow 500 seats in a row. */
export type SeatKey = number;
const perItem = 1024;
export const seatKey = (item: Key, at: number): SeatKey => item * perItem + at;
export const itemOfSeat = (seat: SeatKey): Key => Math.floor(seat / perItem);
export const placeOfSeat = (seat: SeatKey): number => seat % perItem;
