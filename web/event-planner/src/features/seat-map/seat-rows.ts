import type { Seat } from '@event-planner/contracts/seat-map';
import type { House } from './house.ts';
import { freeCode, type LiveSeats } from './live-seats.ts';

export interface SeatRow {
  readonly label: string;
  readonly isTable: boolean;
  readonly indices: readonly number[];
}

/** The rows of an area in the order of the plan; seats in the order they stand. */
export function rowsOf(seats: readonly Seat[], area: string): readonly SeatRow[] {
  const indices = seats.flatMap((seat, index) => (seat.area === area ? [index] : []));
  return [...Map.groupBy(indices, index => seats[index]?.row ?? '')].map(([label, members]) => ({
    label,
    isTable: members.some(index => seats[index]?.atTable),
    indices: members,
  }));
}

export const isFreeSeat = (house: House, live: LiveSeats | undefined, index: number): boolean =>
  (live?.codes[index] ?? freeCode) === freeCode && house.sold.has(house.seats[index]?.category ?? '');
