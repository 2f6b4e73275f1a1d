import type { Booking, BookingPayable } from '@event-planner/contracts/booking';
import { createCombiner } from '@event-planner/platform/combining';
import { refuse } from '@event-planner/platform/errors';
import type { z } from 'zod';
import type { BookingDetails } from '../booking-details.ts';
import { ensureFound, ensureOwn } from './ensure.ts';
import { type BookingParts, presentBooking } from './present.ts';
import { stateAt } from '../payable.ts';
import type { SettleParts } from './settle.ts';
import {
  type BookingRow,
  type BookingWithTickets,
  findTicket,
  listBookings,
  listEvents,
  listRefunds,
  listReplacing,
  listTickets,
  listUnpaid,
  listWithTickets,
  type TicketRow,
} from './store.ts';

export interface BookingsPage {
  readonly items: Booking[];
  readonly nextCursor: string | null;
}

/** The bookings of which tickets were exchanged: few have any. */
const exchangedOf = (tickets: readonly TicketRow[]): readonly string[] => [
  ...new Set(tickets.filter(({ state }) => state === 'exchanged').map(({ bookingId }) => bookingId)),
];

/** Bookings as they are looked at. */
export function createViews({ context, eventOf, codeOf }: Pick<SettleParts, 'context' | 'eventOf' | 'codeOf'>) {
  const { db, now } = context;
  // Looked up together with what others look for at the same moment: to ask for one costs as much as to ask for a hundred.
  const look = createCombiner<string, BookingWithTickets | undefined>({
    decide: async (_together, ids) => {
      const rows = new Map((await listWithTickets(db.query, ids)).map(row => [row.id, row]));
      return ids.map(id => rows.get(id));
    },
    maxBatch: 100,
    maxWaiting: 5000,
  });
  const find = (id: string): Promise<BookingWithTickets | undefined> => look('bookings', id.toLowerCase());
  const present = (parts: BookingParts): BookingDetails => presentBooking(parts, { now: now(), codeOf });
  const join = async (row: BookingWithTickets): Promise<BookingParts> => ({
    row,
    event: await eventOf(db.query, row),
    tickets: row.tickets,
    // Most have none, and are not looked up.
    refunds: await listRefunds(db.query, row.refundedMinor > 0 || row.state !== 'confirmed' ? [row.id] : []),
    replacedBy: await listReplacing(db.query, exchangedOf(row.tickets)),
  });
  const presentAll = async (rows: readonly BookingRow[]): Promise<Booking[]> => {
    if (rows.length === 0) return [];
    const events = new Map((await listEvents(db.read, [...new Set(rows.map(row => row.eventId))])).map(event => [event.id, event]));
    const ids = [...new Set(rows.map(row => row.id))];
    const tickets = Map.groupBy(await listTickets(db.read, ids), ticket => ticket.bookingId);
    const refunds = Map.groupBy(await listRefunds(db.read, ids), refund => refund.bookingId);
    const replacing = Map.groupBy(await listReplacing(db.read, exchangedOf([...tickets.values()].flat())), ({ parentId }) => parentId);
    return rows.flatMap(row => {
      const event = events.get(row.eventId);
      const of = <Part>(parts: ReadonlyMap<string | null, Part[]>): Part[] => parts.get(row.id) ?? [];
      return event ? [present({ row, event, tickets: of(tickets), refunds: of(refunds), replacedBy: of(replacing) }).booking] : [];
    });
  };
  return {
    present,
    read: async (id: string): Promise<BookingParts> => join(ensureFound(id, await find(id))),
    get: async (userId: string, id: string): Promise<BookingDetails> => present(await join(ensureOwn(userId, id, await find(id)))),
    getForService: async (id: string): Promise<BookingDetails> => present(await join(ensureFound(id, await find(id)))),
    async getOfTicket(userId: string, ticketId: string): Promise<BookingDetails> {
      const ticket = await findTicket(db.query, ticketId);
      const row = ticket && (await find(ticket.bookingId));
      if (row?.userId !== userId) throw refuse('not_found', `there is no ticket ${ticketId}`);
      return present(await join(row));
    },
    async getPayable(id: string): Promise<z.infer<typeof BookingPayable>> {
      const row = ensureFound(id, await find(id));
      const { title, organizerId } = await eventOf(db.query, row);
      const { userId, email, reference, totalMinor, currency } = row;
      const description = `${title.slice(0, 180)}, ${reference}`;
      return {
        bookingId: id,
        userId,
        email,
        reference,
        state: stateAt(row, now()),
        totalMinor,
        currency,
        payBy: row.payBy.toISOString(),
        description,
        eventId: row.eventId,
        eventTitle: title,
        name: row.attendeeName,
        ...(organizerId !== null && { organizerId }),
      };
    },
    listUnpaid: async (userId: string): Promise<readonly Booking[]> => presentAll(await listUnpaid(db.query, userId, now())),
    async list(userId: string, { cursor, limit }: { readonly cursor: string | undefined; readonly limit: number }): Promise<BookingsPage> {
      const found = await listBookings(db.read, { userId, cursor, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const items = await presentAll(rows);
      return { items, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
    },
  };
}
