import type { Transaction } from '@event-planner/platform/database';
import type { FindAdmitted } from '../admitted.ts';
import type { BookingKeeping, BookingRow, TicketRow } from '../booking-keeping.ts';
import type { BookingContext } from '../context.ts';
import { seatsOf } from '../places.ts';
import type { RequestRefund } from '../refund-orders.ts';
import { type Succession, takesTickets } from '../succession.ts';
import type { Tables } from '../tables.ts';
import { nextOfTicket } from '../ticket-lifecycle.ts';
import { feesOf, leftOf, worthOf } from '../worth.ts';
import { carriedBy } from './rules.ts';
import { listBookings, listTickets, lockAll, moveMoney } from './store.ts';

type Tx = Transaction<Tables>;

export interface SuccessionParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'log'>;
  readonly keeping: Pick<BookingKeeping, 'endTickets' | 'listTickets' | 'noteKept'>;
  readonly findAdmitted: FindAdmitted;
  readonly requestRefund: RequestRefund;
  readonly resales: ResoldTickets;
  readonly seatsChanged: (eventId: string, seats: readonly string[]) => void;
}

/** Tickets for sale again, as bookings see them that buy them; kept by resales. */
export interface ResoldTickets {
  /** The tickets that they are to end, by booking; undefined for one that cannot have its listings any more. */
  listSold(tx: Tx, bookings: readonly BookingRow[]): Promise<ReadonlyMap<string, readonly string[] | undefined>>;
  sell(tx: Tx, booking: BookingRow, tickets: readonly TicketRow[]): Promise<void>;
}

export function createSuccession(parts: SuccessionParts): Succession {
  const { context, seatsChanged } = parts;
  const { db, log } = context;
  return {
    prepare: (tx, bookings) => (bookings.some(takesTickets) ? prepare(tx, parts, bookings) : Promise.resolve(new Set())),
    async complete(tx, booking, tickets) {
      if (booking.replaces) await replace(tx, parts, booking);
      if (booking.resaleIds) await parts.resales.sell(tx, booking, tickets);
    },
    announce(booking) {
      if (!booking.replaces) return;
      listTickets(db.query, booking.replaces.ticketIds).then(
        tickets => tickets.forEach(({ eventId, seat }) => seat !== null && seatsChanged(eventId, [seat])),
        // A screen is late, nothing else.
        (err: unknown) => log.warn({ err, booking: booking.id }, 'nobody was told of seats that an exchange freed'),
      );
    },
  };
}

async function prepare(tx: Tx, { findAdmitted, resales }: SuccessionParts, bookings: readonly BookingRow[]): Promise<ReadonlySet<string>> {
  const taking = bookings.filter(takesTickets);
  const sources = await listBookings(tx, [...new Set(taking.flatMap(booking => booking.takesFrom ?? []))]);
  const sold = await resales.listSold(tx, taking);
  const idsOf = (booking: BookingRow): readonly string[] => [...(booking.replaces?.ticketIds ?? []), ...(sold.get(booking.id) ?? [])];
  const ids = taking.flatMap(idsOf).toSorted();
  const used = await findAdmitted(tx, ids);
  // After they were locked: one that waits for a lock sees everything else as it was before.
  const tickets = new Map((await listTickets(tx, ids)).map(ticket => [ticket.id, ticket]));
  await lockAll(tx, {
    eventIds: [...bookings, ...sources.values()].map(booking => booking.eventId),
    holdIds: bookings.map(booking => booking.holdId),
    seats: [...bookings.flatMap(({ eventId, lines }) => seatsOf(lines).map(seat => ({ eventId, seat }))), ...seatsIn(tickets.values())],
  });
  const mayEnd = (id: string, by: 'exchange' | 'resell'): boolean => {
    const ticket = tickets.get(id);
    return ticket !== undefined && nextOfTicket(ticket.state, by, { isUsed: used.has(id) }) !== undefined;
  };
  // A ticket that went to an order of its own took what was paid for it along.
  const isStillThere = (id: string, { replaces }: BookingRow): boolean => !replaces || tickets.get(id)?.bookingId === replaces.bookingId;
  const isPossible = (booking: BookingRow): boolean =>
    idsOf(booking).every(id => mayEnd(id, booking.replaces ? 'exchange' : 'resell') && isStillThere(id, booking)) &&
    canPay(booking, sources) &&
    (booking.resaleIds === null || sold.get(booking.id) !== undefined);
  return new Set(taking.filter(booking => !isPossible(booking)).map(booking => booking.id));
}

const seatsIn = (tickets: Iterable<TicketRow>) => [...tickets].flatMap(({ eventId, seat }) => (seat === null ? [] : [{ eventId, seat }]));

/** What stood for it may have gone back meanwhile. */
function canPay({ replaces }: BookingRow, sources: ReadonlyMap<string, BookingRow>): boolean {
  const source = replaces && sources.get(replaces.bookingId);
  return !replaces || (source !== null && source !== undefined && leftOf(source) >= replaces.creditMinor);
}

async function replace(tx: Tx, { context, keeping, requestRefund }: SuccessionParts, booking: BookingRow): Promise<void> {
  const { replaces } = booking;
  const source = replaces && (await listBookings(tx, [replaces.bookingId])).get(replaces.bookingId);
  if (!replaces || !source) throw new Error(`the booking ${booking.id} replaces one that is not there`);
  const { ticketIds } = replaces;
  const { booking: left, tickets: ended } = await keeping.endTickets(tx, {
    booking: source,
    tickets: ticketIds,
    by: 'exchange',
    now: context.now(),
  });
  if (ended.length < ticketIds.length) throw new Error(`the booking ${booking.id} replaces tickets that have ended already`);
  const { carriedMinor, backMinor } = carriedBy(replaces);
  const costs = worthOf(source, await keeping.listTickets(tx, source.id));
  await keeping.noteKept(tx, source.id, { keptMinor: 0, feesMinor: feesOf(source, costs, ticketIds) });
  await moveMoney(tx, { from: source.id, to: booking.id, amountMinor: carriedMinor });
  if (backMinor === 0) return;
  await requestRefund(tx, {
    booking: { ...left, movedMinor: left.movedMinor + carriedMinor },
    amountMinor: backMinor,
    cause: 'exchanged',
    key: `exchange ${booking.id}`,
    tickets: ticketIds,
    by: null,
  });
}
