import { allocate } from '@event-planner/contracts/allocate';
import type { BookingRow, TicketRow } from './booking-keeping.ts';

type Money = Pick<BookingRow, 'totalMinor' | 'refundedMinor' | 'carriedMinor' | 'movedMinor'>;

/**
 * What a booking stands for and has not gone back: what was paid for it, and what it carries of the payment of the booking that it replaced, less what another
 * booking carries that replaced tickets of it.
 */
export const leftOf = ({ totalMinor, refundedMinor, carriedMinor, movedMinor }: Money): number =>
  totalMinor + carriedMinor - movedMinor - refundedMinor;

/** What was given for the places when the booking was confirmed: with an exchange, in money and in tickets. */
export const givenFor = ({ totalMinor, replaces }: Pick<BookingRow, 'totalMinor' | 'replaces'>): number =>
  replaces ? Math.max(totalMinor, replaces.differenceMinor + replaces.creditMinor - replaces.feeMinor) : totalMinor;

/** What was paid for each of a booking's tickets, fees and taxes included, so that the tickets and its donations add up to what was paid. By ticket. */
export function worthOf(
  booking: Pick<BookingRow, 'totalMinor' | 'replaces' | 'lines'>,
  tickets: readonly Pick<TicketRow, 'id' | 'priceMinor'>[],
): ReadonlyMap<string, number> {
  if (tickets.length === 0) return new Map();
  const given = booking.lines.filter(line => line.donation).map(line => line.priceMinor * line.quantity);
  const shares = allocate(givenFor(booking), [...tickets.map(ticket => ticket.priceMinor), ...given]);
  return new Map(tickets.map((ticket, at) => [ticket.id, shares[at] ?? 0]));
}

/** The fees of an order, as they were shown. */
export const shownFeesOf = ({ price }: Pick<BookingRow, 'price'>): number =>
  (price?.fees ?? []).reduce((sum, fee) => sum + fee.amountMinor, 0);

/** The fees of some of its tickets, as they were shown; `costs` is what each of all its tickets cost, in any measure. */
export function feesOf(booking: Pick<BookingRow, 'price'>, costs: ReadonlyMap<string, number>, ids: readonly string[]): number {
  const shares = costs.size === 0 ? [] : allocate(shownFeesOf(booking), [...costs.values()]);
  return [...costs.keys()].reduce((sum, id, at) => (ids.includes(id) ? sum + (shares[at] ?? 0) : sum), 0);
}

/** What some of its tickets are worth: never more than is left. */
export function creditOf(booking: BookingRow, tickets: readonly TicketRow[], chosen: readonly Pick<TicketRow, 'id'>[]): number {
  const worth = worthOf(booking, tickets);
  return Math.min(
    chosen.reduce((sum, ticket) => sum + (worth.get(ticket.id) ?? 0), 0),
    Math.max(0, leftOf(booking)),
  );
}
