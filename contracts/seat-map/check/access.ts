import { fault, maxSeatsInFault, type SeatMapFault, type SeatMapFaultCode, someOf } from '../fault.ts';
import type { Seat, SeatGroup } from '../lay-out.ts';
import { createGrid } from './grid.ts';
import { companionDistance } from './tolerance.ts';

/** Who comes with a wheelchair comes with somebody, and wants to sit beside them. */
export function accessFaults(groups: readonly SeatGroup[]): readonly SeatMapFault[] {
  const seats = groups.flatMap(group => group.seats);
  const [wheelchairs, companions] = [seats.filter(seat => seat.accessible), seats.filter(seat => seat.companion)];
  return [
    ...advise('companion_without_accessible', 'no accessible place is near the companion seats', alone(companions, wheelchairs)),
    ...advise('accessible_without_companion', 'no companion seat is near the accessible places', alone(wheelchairs, companions)),
  ];
}

/** Those of `seats` that have none of `others` near them. */
function alone(seats: readonly Seat[], others: readonly Seat[]): readonly Seat[] {
  const grid = createGrid<Seat>(companionDistance);
  for (const other of others) grid.add([other.x, other.y], other);
  return seats.filter(seat => {
    for (const other of grid.around([seat.x, seat.y]))
      if (Math.hypot(other.x - seat.x, other.y - seat.y) <= companionDistance) return false;
    return true;
  });
}

function advise(code: SeatMapFaultCode, what: string, seats: readonly Seat[]): readonly SeatMapFault[] {
  const [first] = seats;
  if (!first) return [];
  const ids = seats.map(seat => seat.id);
  return [
    fault(code, `${what} ${someOf(ids)}`, {
      areas: [...new Set(seats.map(seat => seat.area))],
      rows: [...new Set(seats.map(seat => `${seat.area}-${seat.row}`))].slice(0, maxSeatsInFault),
      seats: ids.slice(0, maxSeatsInFault),
      point: [first.x, first.y],
    }),
  ];
}
