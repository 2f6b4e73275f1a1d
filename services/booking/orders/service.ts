import type { AccessClaims } from '@event-planner/contracts/auth';
import type { Order, OrderFilters, OrderPage, OrderQuery } from '@event-planner/contracts/orders';
import { refuse } from '@event-planner/platform/errors';
import type { BookingContext } from '../context.ts';
import type { FindDisputes } from '../order-disputes.ts';
import type { SellableEvent } from '../sellable-event.ts';
import { ensureAllowed } from '@event-planner/platform/team';
import { listChanges } from './change-store.ts';
import { type Place, readCursor, writeCursor } from '../list-cursor.ts';
import { dayEnd, dayStart } from './days.ts';
import { toExported, toOrder, toSummary } from './present.ts';
import { readSearch, type TicketOfCode } from './search.ts';
import {
  countOrders,
  findOrder,
  findRelated,
  findZone,
  isPaidByWord,
  listFollowers,
  listOrderIds,
  listOrders,
  listTickets,
  type Listing,
  placeOfOrder,
} from './store.ts';

const mostFound = 1000;

export interface OrdersParts {
  readonly context: Pick<BookingContext, 'db' | 'now' | 'call' | 'audit'>;
  readonly findEvent: (eventId: string) => Promise<SellableEvent | undefined>;
  readonly ticketOf: TicketOfCode;
  readonly findDisputes: FindDisputes;
}
export interface AskingOrders {
  readonly of: Listing['of'];
  readonly by: AccessClaims;
}
export interface AskingOrder {
  readonly eventId: string;
  readonly id: string;
  readonly by: AccessClaims;
}

export type Orders = ReturnType<typeof createOrders>;

/** Orders as the organizer's team sees them, on a copy of the database; one that was just changed is looked at where it was written. */
export function createOrders({ context, findEvent, ticketOf, findDisputes }: OrdersParts) {
  const { db, now } = context;

  const listingOf = async (of: Listing['of'], { q, from, to, ...filters }: OrderFilters): Promise<Listing> => {
    const event = 'eventId' in of && q !== undefined ? await findEvent(of.eventId) : undefined;
    const zone = ('eventId' in of ? await findZone(db.read, of.eventId) : undefined) ?? 'UTC';
    return {
      ...filters,
      of,
      search: q === undefined ? undefined : readSearch(q, event, ticketOf),
      from: from === undefined ? undefined : dayStart(from, zone),
      until: to === undefined ? undefined : dayEnd(to, zone),
      now: now(),
    };
  };

  const disputesOf = (rows: readonly { readonly id: string }[]) =>
    findDisputes(
      db.read,
      rows.map(row => row.id),
    );

  const get = async (eventId: string, id: string): Promise<Order> => {
    const row = await findOrder(db.query, id);
    if (row?.eventId !== eventId) throw refuse('not_found', `this event has no order ${id}`);
    const [tickets, parent, followers, changes, paidByWord, disputes] = await Promise.all([
      listTickets(db.query, id),
      row.parentId === null ? undefined : findRelated(db.query, row.parentId),
      listFollowers(db.query, id),
      listChanges(db.query, id),
      isPaidByWord(db.query, id),
      findDisputes(db.query, [id]),
    ]);
    return toOrder({ row, tickets, parent, followers, changes, paidByWord, dispute: disputes.get(id) }, now());
  };

  return {
    /** Without asking who it is for. */
    read: get,
    async list({ of, by }: AskingOrders, { cursor, limit, sort, ...filters }: OrderQuery): Promise<OrderPage> {
      await ensureAllowed(context, { ...of, by }, 'seeOrders');
      const after = readCursor(cursor, sort);
      const found = await listOrders(db.read, await listingOf(of, filters), { sort, after, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      const disputes = await disputesOf(rows);
      return {
        items: rows.map(row => toSummary(row, now(), disputes.get(row.id))),
        nextCursor: found.length > limit && last ? writeCursor(sort, placeOfOrder(last, sort)) : null,
      };
    },
    count: async (eventId: string, filters: OrderFilters): Promise<number> => countOrders(db.read, await listingOf({ eventId }, filters)),
    /** All of them, page by page, the newest first, without asking who it is for. */
    async *all(eventId: string, filters: OrderFilters, pageSize: number) {
      const listing = await listingOf({ eventId }, filters);
      for (let after: Place | undefined, isMore = true; isMore;) {
        const rows = await listOrders(db.read, listing, { sort: 'newest', after, limit: pageSize });
        const disputes = await disputesOf(rows);
        if (rows.length > 0) yield rows.map(row => toExported(row, now(), disputes.get(row.id)));
        isMore = rows.length === pageSize;
        after = rows.at(-1) && { key: null, id: rows.at(-1)?.id ?? '' };
      }
    },
    /** Ids of those that somebody looks for. */
    async find(eventId: string, q: string): Promise<readonly string[]> {
      return listOrderIds(db.read, await listingOf({ eventId }, { q }), mostFound);
    },
    async get({ eventId, id, by }: AskingOrder): Promise<Order> {
      await ensureAllowed(context, { eventId, by }, 'seeOrders');
      return get(eventId, id);
    },
  };
}
