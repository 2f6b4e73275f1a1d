import type { Reader, Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { BookingKeeping, SeenBooking, TicketRow } from '../booking-keeping.ts';
import type { DisputeRow, FindDisputes } from '../order-disputes.ts';
import type { SellableEvent } from '../sellable-event.ts';
import type { Tables } from '../tables.ts';
import { givenFor } from '../worth.ts';
import { type PaidParts, partsOf } from './amounts.ts';

export interface Order {
  readonly booking: SeenBooking;
  /** All of them, in their order. */
  readonly tickets: readonly TicketRow[];
  readonly event: SellableEvent;
  readonly parts: PaidParts;
  /** Whether a bank wants its payment back. */
  readonly dispute: DisputeRow | undefined;
}

export interface OrdersParts {
  readonly keeping: BookingKeeping;
  readonly findDisputes: FindDisputes;
  readonly getEventWithin: (tx: Transaction<Tables>, eventId: string) => Promise<SellableEvent>;
  readonly getEvent: (eventId: string) => Promise<SellableEvent>;
}

/** Whose order it must be: its buyer's, or one of this event. Any other does not exist for who asks. */
export type Whose = { readonly userId: string } | { readonly eventId: string };

/** Orders with what was paid for each of their parts. */
export interface Orders {
  find(db: Reader<Tables>, id: string, whose: Whose): Promise<Order>;
  lock(tx: Transaction<Tables>, id: string, whose: Whose): Promise<Order>;
}

const isOf = ({ userId, eventId }: SeenBooking, whose: Whose): boolean =>
  'userId' in whose ? userId === whose.userId : eventId === whose.eventId;

export function createOrders({ keeping, findDisputes, getEventWithin, getEvent }: OrdersParts): Orders {
  const ensure = (id: string, booking: SeenBooking | undefined, whose: Whose): SeenBooking => {
    if (!booking || !isOf(booking, whose)) throw refuse('not_found', `there is no booking ${id}`);
    return booking;
  };
  const join = async (db: Reader<Tables>, { booking, tickets, event }: Pick<Order, 'booking' | 'tickets' | 'event'>): Promise<Order> => ({
    booking,
    tickets,
    event,
    dispute: (await findDisputes(db, [booking.id])).get(booking.id),
    parts: partsOf({ ...booking, totalMinor: givenFor(booking) }),
  });
  return {
    async find(db, id, whose) {
      const found = await keeping.find(db, id);
      const booking = ensure(id, found, whose);
      return join(db, { booking, tickets: found?.tickets ?? [], event: await getEvent(booking.eventId) });
    },
    async lock(tx, id, whose) {
      const booking = ensure(id, await keeping.lock(tx, id), whose);
      return join(tx, { booking, tickets: await keeping.listTickets(tx, id), event: await getEventWithin(tx, booking.eventId) });
    },
  };
}
