import type { Transaction } from '@event-planner/platform/database';
import type { BookingKeeping } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { ensureNotDisputed, type FindDisputes } from '../order-disputes.ts';
import type { Moving } from '../moving.ts';
import type { Tables } from '../tables.ts';
import { createGive, type GivingParts, seatsOf } from './give.ts';
import { ensureMovable } from './rules.ts';
import { listOpenOffers, moveSeats, setOffer } from './store.ts';

type Tx = Transaction<Tables>;

export interface MovingParts extends GivingParts {
  readonly context: Pick<BookingContext, 'now'>;
  readonly keeping: Pick<BookingKeeping, 'lock' | 'listTickets' | 'endTickets' | 'open' | 'issue'>;
  /** Those of these tickets that somebody came in with. */
  readonly listUsed: (tx: Tx, ticketIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly findDisputes: FindDisputes;
}

export function createMoving(parts: MovingParts): Moving {
  const { context, keeping, getEventWithin, listUsed, findDisputes } = parts;
  return {
    async lock(tx, bookingId) {
      const booking = await keeping.lock(tx, bookingId);
      if (!booking) return undefined;
      const { facts } = await getEventWithin(tx, booking.eventId);
      return { booking, event: facts, tickets: await keeping.listTickets(tx, bookingId) };
    },
    async ensureMovable(tx, { booking, tickets }, { ids, offer }) {
      ensureNotDisputed((await findDisputes(tx, [booking.id])).get(booking.id));
      const asked = tickets.filter(ticket => ids.includes(ticket.id));
      const offers = asked.flatMap(({ offerId }) => offerId ?? []);
      const used = await listUsed(
        tx,
        asked.map(ticket => ticket.id),
      );
      return ensureMovable(ids, { tickets, used, openOffers: await listOpenOffers(tx, offers, context.now()), offer });
    },
    offer: (tx, tickets, offerId) =>
      setOffer(
        tx,
        tickets.map(ticket => ticket.id),
        offerId,
      ),
    give: createGive(parts),
    moveSeats,
    async take(tx, booking, tickets) {
      await moveSeats(tx, { eventId: booking.eventId, holdId: booking.holdId, seats: seatsOf(tickets) });
      await keeping.open(tx, booking, tickets);
    },
  };
}
