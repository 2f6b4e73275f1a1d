import { refuse } from '@event-planner/platform/errors';
import type { BookingRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { sumUp, unitsOf } from '../counters.ts';
import { type FindRelation, orderIdOf } from '../relations.ts';
import type { Line } from '../tables.ts';
import { findBooking, listOrder, listTicketsOf } from './store.ts';

/** Read before anything is locked: whether tickets can be exchanged is decided when they are. */
export const createFindRelation =
  ({ db }: Pick<BookingContext, 'db'>): FindRelation =>
  async (buyer, { exchange, addTo }) => {
    if (exchange === undefined && addTo === undefined) return undefined;
    const own = async (id: string): Promise<BookingRow> => {
      const booking = await findBooking(db.query, id);
      if (!booking || booking.userId !== buyer.userId) throw refuse('not_found', `there is no booking ${id}`);
      return booking;
    };
    const having = addTo === undefined ? new Map() : await havingOf(addTo);
    return { instead: exchange ? await insteadOf(exchange) : [], exchangeOf: exchange?.bookingId ?? null, having };

    // The team holds places of its own for a buyer: what that one has is nothing to it.
    async function insteadOf({ bookingId, ticketIds }: NonNullable<typeof exchange>): Promise<readonly Line[]> {
      const booking = await findBooking(db.query, bookingId);
      if (!booking || booking.userId !== buyer.userId) return [];
      const tickets = (await listTicketsOf(db.query, bookingId)).filter(
        ticket => ticket.state === 'valid' && ticketIds.includes(ticket.id),
      );
      return tickets.map(({ ticketTypeId, ticketTypeName, seat, place, priceMinor }) => ({
        ticketTypeId,
        ticketTypeName,
        seat,
        place,
        priceMinor,
        quantity: 1,
      }));
    }
    async function havingOf(bookingId: string) {
      const order = await listOrder(db.query, orderIdOf(await own(bookingId)));
      return sumUp(order.filter(one => one.state === 'confirmed').flatMap(one => [...unitsOf(one.standing ?? one.lines)]));
    }
  };
