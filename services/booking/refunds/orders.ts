import type { Reader, Transaction } from '@event-planner/platform/database';
import { refuse } from '@event-planner/platform/errors';
import type { BookingKeeping, SeenBooking, TicketRow } from '../booking-keeping.ts';
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
}

export interface OrdersParts {
  readonly keeping: BookingKeeping;
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

export function createOrders({ keeping, getEventWithin, getEvent }: OrdersParts): Orders {
  const ensure = (id: string, booking: SeenBooking | undefined, whose: Whose): SeenBooking => {
    if (!booking || !isOf(booking, whose)) throw refuse('not_found', `there is no booking ${id}`);
    return booking;
  };
  const join = (booking: SeenBooking, tickets: readonly TicketRow[], event: SellableEvent): Order => ({
    booking,
    tickets,
    event,
    parts: partsOf({ ...booking, totalMinor: givenFor(booking) }),
  });
  return {
    async find(db, id, whose) {
      const found = await keeping.find(db, id);
      const booking = ensure(id, found, whose);
      return join(booking, found?.tickets ?? [], await getEvent(booking.eventId));
    },
    async lock(tx, id, whose) {
      const booking = ensure(id, await keeping.lock(tx, id), whose);
      return join(booking, await keeping.listTickets(tx, id), await getEventWithin(tx, booking.eventId));
    },
  };
}
