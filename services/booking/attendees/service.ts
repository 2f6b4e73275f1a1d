import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Attendee, AttendeeFilters, AttendeePage, AttendeeQuery } from '@event-planner/contracts/orders';
import { readCursor, writeCursor } from '../list-cursor.ts';
import type { BookingContext } from '../context.ts';
import type { FindDisputes } from '../order-disputes.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { toAttendee } from './present.ts';
import { type AttendeeListing, type AttendeeRow, type AttendeesAfter, listAttendees } from './store.ts';

export interface AttendeesParts {
  readonly context: Pick<BookingContext, 'db' | 'call'>;
  /** Orders of an event that somebody looks for. */
  readonly findOrders: (eventId: string, q: string) => Promise<readonly string[]>;
  /** When tickets let somebody in; nothing of those that have not. */
  readonly checkedInAt: (eventId: string, ticketIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;
  readonly findDisputes: FindDisputes;
}

export type Attendees = ReturnType<typeof createAttendees>;

/** Whom an event admits, a ticket each. */
export function createAttendees({ context, findOrders, checkedInAt, findDisputes }: AttendeesParts) {
  const { db } = context;
  const listingOf = async (eventId: string, { q, ...filters }: AttendeeFilters): Promise<AttendeeListing> => ({
    ...filters,
    eventId,
    orderIds: q === undefined ? undefined : await findOrders(eventId, q),
  });
  const presentAll = async (eventId: string, rows: readonly AttendeeRow[]): Promise<Attendee[]> => {
    const times = await checkedInAt(
      eventId,
      rows.map(row => row.id),
    );
    const disputes = await findDisputes(
      db.read,
      rows.map(row => row.bookingId),
    );
    return rows.map(row => toAttendee(row, times.get(row.id) ?? null, disputes.get(row.bookingId)));
  };
  return {
    async list({ eventId, by }: { readonly eventId: string; readonly by: AccessClaims }, query: AttendeeQuery): Promise<AttendeePage> {
      const { cursor, limit, ...filters } = query;
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      const place = readCursor(cursor, 'position');
      const after = place && { bookingId: place.id, position: Number(place.key) };
      const found = await listAttendees(db.read, await listingOf(eventId, filters), { after, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return {
        items: await presentAll(eventId, rows),
        nextCursor: found.length > limit && last ? writeCursor('position', { key: last.position, id: last.bookingId }) : null,
      };
    },

    /** All of them, page by page, without asking who it is for. */
    async *all(eventId: string, filters: AttendeeFilters, pageSize: number): AsyncGenerator<readonly Attendee[]> {
      const listing = await listingOf(eventId, filters);
      for (let after: AttendeesAfter | undefined, isMore = true; isMore;) {
        const rows = await listAttendees(db.read, listing, { after, limit: pageSize });
        if (rows.length > 0) yield await presentAll(eventId, rows);
        isMore = rows.length === pageSize;
        const last = rows.at(-1);
        after = last && { bookingId: last.bookingId, position: last.position };
      }
    },
  };
}
