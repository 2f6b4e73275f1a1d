import { bookingTicketResold } from '@event-planner/contracts/messages';
import type { BookingKeeping, BookingRow, TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import type { Moving } from '../moving.ts';
import type { RequestRefund } from '../refund-orders.ts';
import { feesOf, leftOf, worthOf } from '../worth.ts';
import { stateAt } from './rules.ts';
import { findBooking, type ListingRow, lockListings, type Tx, updateListing } from './store.ts';

export interface SellingParts {
  readonly context: Pick<BookingContext, 'now' | 'publish'>;
  readonly keeping: Pick<BookingKeeping, 'endTickets' | 'listTickets' | 'noteKept'>;
  readonly moveSeats: Moving['moveSeats'];
  readonly requestRefund: RequestRefund;
  readonly findFacts: (eventId: string) => Promise<{ readonly title: string } | undefined>;
}

/** Tickets for sale again, as a booking buys them. Its sellers' bookings are locked. */
export const createSelling = (parts: SellingParts) => ({
  /** The tickets that each ends; undefined for one that cannot have its listings any more: a hold that is over may be somebody else's. */
  async listSold(tx: Tx, bookings: readonly BookingRow[]): Promise<ReadonlyMap<string, readonly string[] | undefined>> {
    const now = parts.context.now();
    const ids = bookings.flatMap(booking => booking.resaleIds ?? []);
    const taken = new Set<string>();
    const rows = new Map(ids.length === 0 ? [] : (await lockListings(tx, ids, now)).map(row => [row.id, row]));
    return new Map(
      bookings
        .filter(booking => booking.resaleIds !== null)
        .map(({ id, holdId, resaleIds }) => {
          const listings = (resaleIds ?? []).flatMap(of => rows.get(of) ?? []);
          const canHave = listings.length === resaleIds?.length && listings.every(row => !taken.has(row.id) && isFor(row, holdId, now));
          if (canHave) for (const row of listings) taken.add(row.id);
          return [id, canHave ? listings.map(row => row.ticketId) : undefined];
        }),
    );
  },

  async sell(tx: Tx, booking: BookingRow, tickets: readonly TicketRow[]): Promise<void> {
    const listings = await lockListings(tx, booking.resaleIds ?? [], parts.context.now());
    const left = [...tickets];
    for (const listing of listings) {
      const at = left.findIndex(
        ({ ticketTypeId, seat, place }) => ticketTypeId === listing.ticketTypeId && seat === listing.seat && place === listing.place,
      );
      const [ticket] = at < 0 ? [] : left.splice(at, 1);
      if (!ticket) throw new Error(`the booking ${booking.id} has no ticket for the listing ${listing.id}`);
      await sellOne(tx, parts, { booking, listing, ticket });
    }
  },
});

/** Late money may still have what nobody else holds. */
const isFor = (row: ListingRow, holdId: string, now: Date): boolean => {
  const state = stateAt(row, now);
  return state === 'listed' || state === 'expired' || (state === 'held' && row.holdId === holdId);
};

interface Selling {
  readonly booking: BookingRow;
  readonly listing: ListingRow;
  /** The buyer's, about to be issued. */
  readonly ticket: TicketRow;
}

async function sellOne(
  tx: Tx,
  { context, keeping, moveSeats, requestRefund, findFacts }: SellingParts,
  { booking, listing, ticket }: Selling,
) {
  const now = context.now();
  const seller = await findBooking(tx, listing.bookingId);
  if (!seller) throw new Error(`the listing ${listing.id} is of a booking that is not there`);
  const tickets = [listing.ticketId];
  const ended = await keeping.endTickets(tx, { booking: seller, tickets, by: 'resell', now, placesStay: true });
  if (ended.tickets.length === 0) throw new Error(`the listing ${listing.id} is of a ticket that has ended already`);
  if (listing.seat !== null)
    await moveSeats(tx, { eventId: booking.eventId, holdId: booking.holdId, seats: [{ seat: listing.seat, ticketId: ticket.id }] });
  await updateListing(tx, listing.id, { state: 'sold', endedAt: now, soldAs: booking.id });
  const amountMinor = Math.min(listing.payoutMinor, leftOf(ended.booking));
  const costs = worthOf(seller, await keeping.listTickets(tx, seller.id));
  const keptMinor = Math.max(0, (costs.get(listing.ticketId) ?? 0) - amountMinor);
  await keeping.noteKept(tx, seller.id, { keptMinor, feesMinor: feesOf(seller, costs, tickets) });
  await requestRefund(tx, { booking: ended.booking, amountMinor, cause: 'resold', key: `resale ${listing.id}`, tickets, by: null });
  const { userId, email, reference, id: bookingId, currency } = seller;
  const eventTitle = (await findFacts(listing.eventId))?.title ?? '';
  await context.publish(tx, bookingTicketResold, {
    resaleId: listing.id,
    bookingId,
    reference,
    userId,
    email,
    eventTitle,
    payoutMinor: amountMinor,
    currency,
  });
}
