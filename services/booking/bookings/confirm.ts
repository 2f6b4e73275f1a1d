import { admissionsOf } from '@event-planner/contracts/admissions';
import { bookingConfirmed } from '@event-planner/contracts/messages';
import type { Body } from '@event-planner/model';
import type { Transaction } from '@event-planner/platform/database';
import { newId } from '@event-planner/platform/ids';
import { takesTickets } from '../succession.ts';
import type { Tables } from '../tables.ts';
import { type BookingParts, type CodeOf, presentTicket } from './present.ts';
import { inRounds } from './rules.ts';
import type { SettleParts } from './settle.ts';
import { type BookingRow, type EventOfBooking, issueAndConfirm, type TicketRow } from './store.ts';

export interface Confirmation {
  /** Locked, and with the payment it is confirmed by. */
  readonly booking: BookingRow;
  readonly event: EventOfBooking;
  /** Runs what is published for it in the name of whoever asked. */
  readonly within: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Sells the places and issues the tickets of bookings, as many as there are in as few statements as one needs. Answers the tickets of each, in their order:
 * undefined, with nothing changed, when the places are gone.
 */
export type Confirm = (
  tx: Transaction<Tables>,
  confirmations: readonly Confirmation[],
) => Promise<readonly (readonly TicketRow[] | undefined)[]>;

export function createConfirm({
  context,
  places,
  coupons,
  codeOf,
  succession,
}: Pick<SettleParts, 'context' | 'places' | 'coupons' | 'codeOf' | 'succession'>): Confirm {
  const announce = (tx: Transaction<Tables>, { booking, event }: Confirmation, tickets: readonly TicketRow[]): Promise<void> =>
    context.publish(tx, bookingConfirmed, confirmedAs({ row: booking, event, tickets }, codeOf));

  const confirmRound: Confirm = async (tx, confirmations) => {
    if (confirmations.length === 0) return [];
    const now = context.now();
    const discounted = confirmations.flatMap(({ booking }) => (hasCoupons(booking) ? [booking.holdId] : []));
    // Before the places, as campaigns are locked before counters. What cannot be sold gives them back.
    await coupons.confirm(tx, discounted, now);
    const gone = await succession.prepare(
      tx,
      confirmations.map(one => one.booking),
    );
    const asked = confirmations
      .filter(({ booking }) => !gone.has(booking.id))
      .map(confirmation => ({ ...confirmation, tickets: ticketsOf(confirmation.booking, now) }));
    const answers = await places.sellAll(
      tx,
      asked.map(one => ({ ...soldBy(one), now })),
    );
    const sold = asked.filter((_, at) => answers[at]);
    for (const { booking, tickets } of sold) if (takesTickets(booking)) await succession.complete(tx, booking, tickets);
    const issued = new Map(sold.map(one => [one.booking.id, one.tickets]));
    for (const { booking } of confirmations)
      if (!issued.has(booking.id) && hasCoupons(booking)) await coupons.unconfirm(tx, booking.holdId);
    if (sold.length > 0)
      // What is said about them is worked out while the database writes them.
      await Promise.all([
        issueAndConfirm(tx, {
          tickets: sold.flatMap(one => one.tickets),
          bookings: sold.map(one => ({ ...one.booking, admissions: one.tickets.length })),
          now,
        }),
        ...sold.map(one => one.within(() => announce(tx, { ...one, booking: { ...one.booking, confirmedAt: now } }, one.tickets))),
      ]);
    return confirmations.map(({ booking }) => issued.get(booking.id));
  };

  return async (tx, confirmations) => {
    const issued = new Map<Confirmation, readonly TicketRow[] | undefined>();
    // Two that take others' tickets may take the same: each is decided by what the one before it left.
    for (const round of inRounds(confirmations, ({ booking }) => (takesTickets(booking) ? 'takes' : booking.id)))
      for (const [at, tickets] of (await confirmRound(tx, round)).entries()) issued.set(round[at] as Confirmation, tickets);
    return confirmations.map(one => issued.get(one));
  };
}

/** What it takes of what is free: what is for sale again has its places already. */
const soldBy = ({
  booking: { eventId, holdId, lines, resaleIds },
  tickets,
}: Pick<Confirmation, 'booking'> & { readonly tickets: readonly TicketRow[] }) =>
  resaleIds ? { eventId, holdId, lines: [], tickets: [] } : { eventId, holdId, lines, tickets };

/** All that a mail about it says. */
export const confirmedAs = (
  { row, event, tickets }: Omit<BookingParts, 'refunds' | 'replacedBy'>,
  codeOf: CodeOf,
): Body<typeof bookingConfirmed> => ({
  ...factsOf(row),
  reference: row.reference,
  email: row.email,
  attendeeName: row.attendeeName,
  eventTitle: event.title,
  eventSlug: event.slug,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timeZone: event.timeZone,
  venueName: event.venueName,
  venueAddress: event.venueAddress,
  ...(event.onlineUrl !== null && { onlineUrl: event.onlineUrl }),
  organizerName: event.organizerName,
  ...(row.confirmedAt !== null && { confirmedAt: row.confirmedAt.toISOString() }),
  ...(event.organizerId !== null && { organizerId: event.organizerId }),
  ...(row.paymentId !== null && { paymentId: row.paymentId }),
  ...(row.paidWith && { paidWith: row.paidWith }),
  ...(row.dueAt && { dueAt: row.dueAt.toISOString() }),
  ...(row.parentId !== null && { parentId: row.parentId }),
  ...(row.invoiceTo && { invoiceTo: row.invoiceTo }),
  lines: row.lines,
  ...(row.price && { price: row.price }),
  tickets: tickets.map(ticket => presentTicket(ticket, codeOf)),
  ...(row.origin !== 'online' && { origin: row.origin }),
});

export const hasCoupons = ({ price }: Pick<BookingRow, 'price'>): boolean => (price?.discounts?.length ?? 0) > 0;

export const factsOf = ({ id, userId, eventId, totalMinor, currency }: BookingRow) => ({
  bookingId: id,
  userId,
  eventId,
  totalMinor,
  currency,
});

/** One ticket for each person who comes in. */
const ticketsOf = (booking: BookingRow, now: Date): readonly TicketRow[] =>
  booking.lines.flatMap(admissionsOf).map((admission, at) => ({
    ...admission,
    id: newId(now.getTime()),
    bookingId: booking.id,
    position: at + 1,
    eventId: booking.eventId,
    attendeeName: booking.answers?.attendees[at]?.name ?? booking.attendeeName,
    state: 'valid',
    endedAt: null,
    offerId: null,
    blockedAt: null,
    blockChangedAt: null,
  }));
