import type { Database, Reader } from '@event-planner/platform/database';
import type { CalendarFeedsTable, Tables } from '../tables.ts';
import type { Booked } from '../calendar-entry.ts';

type Query = Database<Tables>['query'];

/** False when the user has one already. */
export const insertFeed = async (query: Query, feed: CalendarFeedsTable): Promise<boolean> =>
  (
    await query
      .insertInto('calendarFeeds')
      .values(feed)
      .onConflict(conflict => conflict.column('userId').doNothing())
      .executeTakeFirstOrThrow()
  ).numInsertedOrUpdatedRows === 1n;

/** False when the user has none. */
export const replaceFeed = async (query: Query, { userId, ...feed }: CalendarFeedsTable): Promise<boolean> =>
  (await query.updateTable('calendarFeeds').set(feed).where('userId', '=', userId).executeTakeFirstOrThrow()).numUpdatedRows === 1n;

export const deleteFeed = async (query: Query, userId: string): Promise<boolean> =>
  (await query.deleteFrom('calendarFeeds').where('userId', '=', userId).executeTakeFirstOrThrow()).numDeletedRows === 1n;

export const findFeed = (query: Query, userId: string): Promise<Pick<CalendarFeedsTable, 'createdAt'> | undefined> =>
  query.selectFrom('calendarFeeds').select('createdAt').where('userId', '=', userId).executeTakeFirst();

export const findUserOf = async (query: Query, tokenHash: string): Promise<string | undefined> =>
  (await query.selectFrom('calendarFeeds').select('userId').where('tokenHash', '=', tokenHash).executeTakeFirst())?.userId;

/** What a person has confirmed and not behind them, soonest first. */
export async function listUpcoming(
  read: Reader<Tables>,
  { userId, now, limit }: { readonly userId: string; readonly now: Date; readonly limit: number },
): Promise<Booked[]> {
  const rows = await read
    .selectFrom('bookings')
    .innerJoin('events', 'events.id', 'bookings.eventId')
    .select(['bookings.id as bookingId', 'bookings.reference', 'bookings.createdAt'])
    .select(['version', 'events.state', 'title', 'startsAt', 'endsAt', 'timeZone', 'venueName', 'venueAddress', 'onlineUrl'])
    .where('userId', '=', userId)
    .where('bookings.state', '=', 'confirmed')
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .orderBy('bookings.id')
    .limit(limit)
    .execute();
  const places = await placesOf(
    read,
    rows.map(({ bookingId }) => bookingId),
  );
  return rows.map(({ bookingId, reference, createdAt, ...event }) => ({
    bookingId,
    reference,
    createdAt,
    places: places.get(bookingId) ?? [],
    event,
  }));
}

async function placesOf(read: Reader<Tables>, bookingIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (bookingIds.length === 0) return new Map();
  const tickets = await read
    .selectFrom('tickets')
    .select(['bookingId', 'place'])
    .where('bookingId', 'in', bookingIds)
    .where('state', '=', 'valid')
    .orderBy('position')
    .execute();
  return new Map(
    [...Map.groupBy(tickets, ({ bookingId }) => bookingId)].map(([id, own]) => [id, own.map(({ place }) => place).filter(Boolean)]),
  );
}
