import type { OrderFilters, OrderSort } from '@event-planner/contracts/orders';
import { type Reader, type Selectable, sql, statement } from '@event-planner/platform/database';
import type { BookingsTable, Tables } from '../tables.ts';
import type { Place } from '../list-cursor.ts';
import type { Search } from './search.ts';

export type OrderRow = Selectable<BookingsTable> & {
  readonly eventTitle: string;
  readonly timeZone: string;
  readonly endsAt: Date;
  readonly refundingMinor: number;
  readonly offInvoiceMinor: number;
};

/** Of what is to go back of an order, what has not yet. */
const refunding = sql<number>`case when b.refunded_minor = 0 then 0 else (
  select coalesce(sum(amount_minor), 0)::bigint from refunds where booking_id = b.id and state <> 'done' and cause <> 'payment_rejected'
) end`.as('refundingMinor');

/** Of what is to go back of an order, what nobody had paid. */
const offInvoice = sql<number>`case when b.refunded_minor = 0 then 0 else (
  select coalesce(sum(off_invoice_minor), 0)::bigint from refunds where booking_id = b.id and cause <> 'payment_rejected'
) end`.as('offInvoiceMinor');

export interface Listing extends Pick<OrderFilters, 'state' | 'origin' | 'ticketTypeId'> {
  readonly of: { readonly eventId: string } | { readonly organizerId: string };
  readonly search: Search | undefined;
  /** From the one, until before the other. */
  readonly from: Date | undefined;
  readonly until: Date | undefined;
  readonly now: Date;
}
export interface ListPage {
  readonly sort: OrderSort;
  readonly after: Place | undefined;
  readonly limit: number;
}

const chosen = (read: Reader<Tables>, listing: Listing) => {
  const { of, search, state, origin, ticketTypeId, from, until, now } = listing;
  return (
    read
      .selectFrom('bookings as b')
      .innerJoin('events as e', 'e.id', 'b.eventId')
      .$if('eventId' in of, query => query.where('b.eventId', '=', 'eventId' in of ? of.eventId : ''))
      .$if('organizerId' in of, query => query.where('e.organizerId', '=', 'organizerId' in of ? of.organizerId : ''))
      .$if(search !== undefined, query => query.where(isMeant(search as Search, of)))
      // What was not paid in time has expired, whether or not the job has come by.
      .$if(state === 'expired', query => query.where(sql<boolean>`(b.state = 'expired' or (b.state = 'pending' and b.pay_by <= ${now}))`))
      .$if(state === 'pending', query => query.where('b.state', '=', 'pending').where('b.payBy', '>', now))
      .$if(state !== undefined && state !== 'pending' && state !== 'expired', query => query.where('b.state', '=', state ?? 'confirmed'))
      .$if(origin !== undefined, query => query.where('b.origin', '=', origin ?? 'online'))
      .$if(ticketTypeId !== undefined, query => query.where(sql<boolean>`b.lines @> ${JSON.stringify([{ ticketTypeId }])}::jsonb`))
      .$if(from !== undefined, query => query.where('b.createdAt', '>=', from ?? now))
      .$if(until !== undefined, query => query.where('b.createdAt', '<', until ?? now))
  );
};

/**
 * All ways at once, each by its own index, before anything is sorted: told to find fifty in order, Postgres would compare the words of one order after the other. An
 * array, because it expects few of that: of a subquery it expects so many that it reads all orders of the event beside it.
 * Seats are found by who has a valid ticket for them.
 */
const isMeant = ({ id, reference, seats, words, address }: Search, of: Listing['of']) => {
  const [eventId, within] =
    'eventId' in of
      ? [of.eventId, sql`event_id = ${of.eventId}`]
      : [null, sql`event_id = any(array(select id from events where organizer_id = ${of.organizerId}))`];
  const ways = [
    sql`select id from bookings where ${within} and order_words(attendee_name, email, answers) @@ ${wordsQuery(words)}
      and (${address}::text is null or strpos(lower(email), ${address}) > 0)`,
    ...(id === null ? [] : [sql`select ${id}::uuid`, sql`select booking_id from tickets where id = ${id}`]),
    ...(reference === null ? [] : [sql`select id from bookings where reference between ${reference} and ${`${reference}ZZZZZZZZ`}`]),
    ...(seats.length === 0
      ? []
      : [sql`select booking_id from tickets where event_id = ${eventId} and state = 'valid' and seat = any(${[...seats]}::text[])`]),
  ];
  return sql<boolean>`b.id = any(array(${sql.join(ways, sql` union `)}))`;
};

/** Every word begins one of the order's. */
const wordsQuery = (words: string) => sql`(
  select string_agg(quote_literal(word) || ':*', ' & ')::tsquery
  from unnest(array_remove(regexp_split_to_array(searchable(${words}), '[^[:alnum:]]+'), '')) as word
)`;

const orders = {
  newest: { by: sql`b.id`, direction: 'desc', keyOf: () => null },
  oldest: { by: sql`b.id`, direction: 'asc', keyOf: () => null },
  name: { by: sql`lower(b.attendee_name)`, direction: 'asc', keyOf: row => row.sortName },
  total: { by: sql`b.total_minor`, direction: 'desc', keyOf: row => row.totalMinor },
} as const satisfies Readonly<
  Record<OrderSort, { by: ReturnType<typeof sql>; direction: 'asc' | 'desc'; keyOf: (row: ListedOrder) => Place['key'] }>
>;

export interface ListedOrder extends OrderRow {
  readonly sortName: string;
}
export const placeOfOrder = (row: ListedOrder, sort: OrderSort): Place => ({ key: orders[sort].keyOf(row), id: row.id });

/** One more than `limit` says whether there are more. */
export function listOrders(read: Reader<Tables>, listing: Listing, { sort, after, limit }: ListPage): Promise<ListedOrder[]> {
  const { by, direction } = orders[sort];
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  return chosen(read, listing)
    .selectAll('b')
    .select([
      'e.title as eventTitle',
      'e.timeZone as timeZone',
      'e.endsAt as endsAt',
      refunding,
      offInvoice,
      sql<string>`lower(b.attendee_name)`.as('sortName'),
    ])
    .$if(after !== undefined, query =>
      query.where(
        after?.key === null
          ? sql<boolean>`b.id ${beyond} ${after.id}`
          : sql<boolean>`(${by}, b.id) ${beyond} (${after?.key}, ${after?.id}::uuid)`,
      ),
    )
    .$if(sort === 'name' || sort === 'total', query => query.orderBy(by, direction))
    .orderBy('b.id', direction)
    .limit(limit)
    .execute();
}

/** The newest first. */
export const listOrderIds = async (read: Reader<Tables>, listing: Listing, limit: number): Promise<readonly string[]> =>
  (await chosen(read, listing).select('b.id').orderBy('b.id', 'desc').limit(limit).execute()).map(row => row.id);

export const countOrders = async (read: Reader<Tables>, listing: Listing): Promise<number> =>
  (
    await chosen(read, listing)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;

export const findZone = async (read: Reader<Tables>, eventId: string): Promise<string | undefined> =>
  (await read.selectFrom('events').select('timeZone').where('id', '=', eventId).executeTakeFirst())?.timeZone;

export const findOrder = (read: Reader<Tables>, id: string): Promise<OrderRow | undefined> =>
  read
    .selectFrom('bookings as b')
    .innerJoin('events as e', 'e.id', 'b.eventId')
    .selectAll('b')
    .select(['e.title as eventTitle', 'e.timeZone as timeZone', 'e.endsAt as endsAt', refunding, offInvoice])
    .where('b.id', '=', id)
    .executeTakeFirst();

export const listTickets = (read: Reader<Tables>, bookingId: string): Promise<Selectable<Tables['tickets']>[]> =>
  read.selectFrom('tickets').selectAll().where('bookingId', '=', bookingId).orderBy('position').execute();

export type RelatedRow = Pick<OrderRow, 'id' | 'eventId' | 'reference' | 'origin' | 'createdAt'>;
const related = ['id', 'eventId', 'reference', 'origin', 'createdAt'] as const;
export const findRelated = (read: Reader<Tables>, id: string): Promise<RelatedRow | undefined> =>
  read.selectFrom('bookings').select(related).where('id', '=', id).executeTakeFirst();
/** Those that stand on it; not what was begun and never bought. */
export const listFollowers = (read: Reader<Tables>, id: string): Promise<RelatedRow[]> =>
  read
    .selectFrom('bookings')
    .select(related)
    .where('parentId', '=', id)
    .where('confirmedAt', 'is not', null)
    .orderBy('id')
    .limit(200)
    .execute();

const wordStatement = statement<{ isPaid: boolean }>(`
  select paid_with is not null and exists (select from takings where booking_id = $1 and kind = 'taken') as is_paid
  from takings where booking_id = $1 order by nth desc limit 1`);
/** Whether somebody's word stands that it was paid after it was booked. */
export const isPaidByWord = async (read: Reader<Tables>, id: string): Promise<boolean> =>
  (await wordStatement(read, [id]))[0]?.isPaid ?? false;
