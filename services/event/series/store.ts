import type { SectionName } from '@event-planner/contracts/planning';
import { type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { Reference } from '../reference.ts';
import { summaryColumns, type SummaryRow } from '../summary.ts';
import type { SeriesTable, Tables } from '../tables.ts';
import type { DateRow } from './date-rules.ts';

type Read = Reader<Tables>;
type Tx = Transaction<Tables>;
export type SeriesRow = Selectable<SeriesTable>;

export const findSeries = (query: Read, by: Reference): Promise<SeriesRow | undefined> => {
  const series = query.selectFrom('series').selectAll();
  return ('id' in by ? series.where('id', '=', by.id) : series.where('slug', '=', by.slug)).executeTakeFirst();
};

/** Before any of its events: in this order everybody locks them. */
export const lockSeries = (tx: Tx, id: string): Promise<SeriesRow | undefined> =>
  tx.selectFrom('series').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const listEndless = async (query: Read): Promise<string[]> =>
  (await query.selectFrom('series').select('id').where('endless', '=', true).orderBy('id').execute()).map(({ id }) => id);

export const listOfOrganizer = (query: Read, organizerId: string): Promise<SeriesRow[]> =>
  query.selectFrom('series').selectAll().where('organizerId', '=', organizerId).orderBy('createdAt', 'desc').orderBy('id').execute();

export const insertSeries = async (tx: Tx, series: SeriesRow): Promise<void> =>
  void (await tx.insertInto('series').values(series).execute());

/** Its dates as well, but not the events that they are. */
export async function deleteSeries(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('seriesDates').where('seriesId', '=', id).execute();
  await tx.deleteFrom('series').where('id', '=', id).execute();
}

export const replaceSeries = (tx: Tx, { id, ...series }: Pick<SeriesRow, 'id'> & Partial<SeriesRow>): Promise<SeriesRow> =>
  tx.updateTable('series').set(series).where('id', '=', id).returningAll().executeTakeFirstOrThrow();

/** Two who want the same slug at once take turns. */
export const lockSlug = (tx: Tx, slug: string): Promise<unknown> =>
  tx.selectNoFrom(sql`pg_advisory_xact_lock(hashtext(${`slug of series ${slug}`}))`.as('locked')).execute();

export const listSlugsLike = async (query: Read, slug: string): Promise<string[]> =>
  (
    await query
      .selectFrom('series')
      .select('slug')
      .where(sql<boolean>`(slug = ${slug} or slug like ${`${slug}-%`})`)
      .execute()
  ).map(row => row.slug);

/** Of events: those that a date of the series might want. */
export const listEventSlugsLike = async (query: Read, slug: string): Promise<string[]> =>
  (await query.selectFrom('events').select('slug').where('slug', 'like', `${slug}-%`).execute()).map(row => row.slug);

const dates = (query: Read) =>
  query
    .selectFrom('seriesDates')
    .innerJoin('events', 'events.id', 'seriesDates.eventId')
    .select(['seriesDates.date', 'seriesDates.overrides'])
    .select(['events.id as eventId', 'events.slug', 'events.state', 'events.version', 'events.startsAt']);

export const listDates = (query: Read, seriesId: string): Promise<DateRow[]> =>
  dates(query).where('seriesDates.seriesId', '=', seriesId).orderBy('seriesDates.date').execute();

/**
 * The dates of a series that still change, kept from everybody else: what an editor of one of them makes its own meanwhile must be seen here, so the events are
 * locked before anything is read of them. In the order in which everybody locks events.
 */
export async function lockDates(tx: Tx, seriesId: string): Promise<DateRow[]> {
  await tx
    .selectFrom('events')
    .innerJoin('seriesDates', 'seriesDates.eventId', 'events.id')
    .select('events.id')
    .where('seriesDates.seriesId', '=', seriesId)
    .where('events.state', 'in', ['draft', 'published', 'postponed'])
    .orderBy('events.id')
    .forUpdate('events')
    .execute();
  return listDates(tx, seriesId);
}

export const findDate = (
  query: Read,
  { seriesId, eventId }: { readonly seriesId: string; readonly eventId: string },
): Promise<DateRow | undefined> =>
  dates(query).where('seriesDates.seriesId', '=', seriesId).where('seriesDates.eventId', '=', eventId).executeTakeFirst();

/** Dates whose drafts were deleted. */
export const listGone = async (query: Read, seriesId: string): Promise<string[]> =>
  (
    await query
      .selectFrom('seriesDates')
      .select('date')
      .where('seriesId', '=', seriesId)
      .where('eventId', 'is', null)
      .orderBy('date')
      .execute()
  ).map(({ date }) => date);

export async function insertDates(
  tx: Tx,
  seriesId: string,
  added: readonly { readonly date: string; readonly eventId: string }[],
): Promise<void> {
  if (added.length === 0) return;
  await tx
    .insertInto('seriesDates')
    .values(added.map(one => ({ ...one, seriesId, overrides: [] })))
    .onConflict(conflict => conflict.columns(['seriesId', 'date']).doUpdateSet(eb => ({ eventId: eb.ref('excluded.eventId') })))
    .execute();
}

export const renameDate = (tx: Tx, { eventId, date }: { readonly eventId: string; readonly date: string }): Promise<unknown> =>
  tx.updateTable('seriesDates').set({ date }).where('eventId', '=', eventId).execute();

export const deleteDates = async (tx: Tx, seriesId: string, gone: readonly string[]): Promise<void> => {
  if (gone.length > 0) await tx.deleteFrom('seriesDates').where('seriesId', '=', seriesId).where('date', 'in', gone).execute();
};

export const setOverrides = (
  tx: Tx,
  { eventId, overrides }: { readonly eventId: string; readonly overrides: readonly SectionName[] },
): Promise<unknown> =>
  tx
    .updateTable('seriesDates')
    .set({ overrides: [...overrides] })
    .where('eventId', '=', eventId)
    .execute();

export interface DatesToCome {
  readonly dates: number;
  readonly next: Date | null;
}

export const countToCome = async (
  query: Read,
  { seriesIds, now }: { readonly seriesIds: readonly string[]; readonly now: Date },
): Promise<ReadonlyMap<string, DatesToCome>> => {
  if (seriesIds.length === 0) return new Map();
  const rows = await query
    .selectFrom('seriesDates')
    .innerJoin('events', 'events.id', 'seriesDates.eventId')
    .select('seriesDates.seriesId')
    .select([sql<number>`count(*)::int`.as('dates'), sql<Date | null>`min(events.starts_at)`.as('next')])
    .where('seriesDates.seriesId', 'in', seriesIds)
    .where('events.startsAt', '>', now)
    .where('events.state', 'in', ['draft', 'published', 'postponed'])
    .groupBy('seriesDates.seriesId')
    .execute();
  return new Map(rows.map(({ seriesId, ...counted }) => [seriesId, counted]));
};

/** What everybody may see of its dates: those to come, soonest first. */
export const listPublicDates = (
  read: Read,
  { seriesId, now, limit }: { readonly seriesId: string; readonly now: Date; readonly limit: number },
): Promise<SummaryRow[]> =>
  read
    .selectFrom('seriesDates')
    .innerJoin('events', 'events.id', 'seriesDates.eventId')
    .innerJoin('organizers', 'organizers.id', 'events.organizerId')
    .leftJoin('venues', 'venues.id', 'events.venueId')
    .select(summaryColumns)
    .where('seriesDates.seriesId', '=', seriesId)
    .where('events.state', 'in', ['published', 'postponed', 'cancelled'])
    .where('events.visibility', '=', 'public')
    .where('events.endsAt', '>', now)
    .orderBy('events.startsAt')
    .orderBy('events.id')
    .limit(limit)
    .$narrowType<SummaryRow>()
    .execute();

/** Whether any of its dates is or was there for everybody. */
export const wasPublic = async (read: Read, seriesId: string): Promise<boolean> =>
  (await read
    .selectFrom('seriesDates')
    .innerJoin('events', 'events.id', 'seriesDates.eventId')
    .select('events.id')
    .where('seriesDates.seriesId', '=', seriesId)
    .where('events.state', '!=', 'draft')
    .where('events.visibility', '=', 'public')
    .limit(1)
    .executeTakeFirst()) !== undefined;
