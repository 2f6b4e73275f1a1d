import type { TicketType } from '@event-planner/contracts/event';
import type { Seat } from '@event-planner/contracts/seat-map';
import type { WorldEvent } from './events.ts';
import type { Random } from './random.ts';
import type { SaleItem } from './sales.ts';

type Orders = readonly (readonly SaleItem[])[];
interface Demand {
  /** 1 sells everything. */
  readonly share: number;
  readonly random: Random;
}

/** People come in twos more often than alone or in larger groups. */
const groupSizes = [1, 2, 2, 2, 2, 3, 4, 4];

/** Seats side by side, in orders of one to four. Places for wheelchairs stay free unless everything is sold. */
export function takeSeats(event: WorldEvent, seats: readonly Seat[], { share, random }: Demand): Orders {
  const typesOf = Map.groupBy(event.ticketTypes, type => type.category);
  const open = seats.filter(seat => share === 1 || !(seat.accessible || seat.companion));
  const groups = random.shuffle(groupsOf(open, random));
  const wanted = Math.ceil(open.length * share);
  const orders: (readonly SaleItem[])[] = [];
  let sold = 0;
  for (const group of groups) {
    if (sold >= wanted) break;
    sold += group.length;
    orders.push(group.flatMap(seat => seatItem(seat, typesOf.get(seat.category) ?? [], random)));
  }
  return orders;
}

/** The full price first in the list; one in six has a concession where there is one. */
function seatItem(seat: Seat, types: readonly TicketType[], random: Random): readonly SaleItem[] {
  const [full, ...reduced] = types;
  const type = reduced.length > 0 && random.chance(1 / 6) ? random.pick(reduced) : full;
  return type ? [{ ticketTypeId: type.id, seat: seat.id }] : [];
}

/** Cuts the seats of a plan into groups of neighbours: same row, next to each other. */
function groupsOf(seats: readonly Seat[], random: Random): Seat[][] {
  const groups: Seat[][] = [];
  let room = 0;
  for (const seat of seats) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group &&
      last &&
      room > 0 &&
      last.area === seat.area &&
      last.row === seat.row &&
      Math.hypot(last.x - seat.x, last.y - seat.y) < 1.6
    ) {
      group.push(seat);
      room -= 1;
    } else {
      groups.push([seat]);
      room = random.pick(groupSizes) - 1;
    }
  }
  return groups;
}

/** Counted places and standing room, type by type. */
export function takePlaces(event: WorldEvent, { share, random }: Demand): Orders {
  return event.ticketTypes.flatMap(type => {
    const orders: SaleItem[][] = [];
    for (let left = Math.floor((type.capacity ?? 0) * share); left > 0;) {
      const quantity = Math.min(left, random.pick(groupSizes));
      orders.push([{ ticketTypeId: type.id, quantity }]);
      left -= quantity;
    }
    return orders;
  });
}
