import { type Insertable, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { AnswerFilesTable, BookingsTable, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;
export type FileRow = Selectable<AnswerFilesTable>;

/** How many files somebody brought since then. What they bring is counted one after the other. */
export async function countOwned(tx: Tx, owner: string, since: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`answer-files ${owner}`}, 0))`.execute(tx);
  const { count } = await tx
    .selectFrom('answerFiles')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('owner', '=', owner)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export const insertFile = (tx: Tx, file: Omit<Insertable<AnswerFilesTable>, 'bookingId' | 'deleting'>): Promise<unknown> =>
  tx
    .insertInto('answerFiles')
    .values({ ...file, bookingId: null })
    .execute();

/** Those that no booking uses yet, in the order of their ids, so that of two that want the same ones, one waits for the other. */
export const lockUnused = (tx: Tx, ids: readonly string[]): Promise<FileRow[]> =>
  tx
    .selectFrom('answerFiles')
    .selectAll()
    .where('id', 'in', ids)
    .where('bookingId', 'is', null)
    .where('deleting', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute();

export const setBooking = (tx: Tx, ids: readonly string[], bookingId: string): Promise<unknown> =>
  tx.updateTable('answerFiles').set({ bookingId }).where('id', 'in', ids).execute();

export type UsedFile = Pick<FileRow, 'id' | 'name'> & Pick<Selectable<BookingsTable>, 'eventId' | 'userId' | 'state'>;

/** One that a booking uses, and whose that is. */
export const findUsed = (db: Reader<Tables>, id: string): Promise<UsedFile | undefined> =>
  db
    .selectFrom('answerFiles')
    .innerJoin('bookings', 'bookings.id', 'answerFiles.bookingId')
    .select(['answerFiles.id', 'answerFiles.name', 'bookings.eventId', 'bookings.userId', 'bookings.state'])
    .where('answerFiles.id', '=', id)
    .executeTakeFirst();

/** Takes some that nothing uses out of use, with those that were taken out before and are still there. Passes over what is being booked. */
export const takeOutOfUse = (tx: Tx, before: Date, limit: number): Promise<{ id: string }[]> =>
  tx
    .updateTable('answerFiles')
    .set({ deleting: true })
    .where('id', 'in', query =>
      query
        .selectFrom('answerFiles')
        .select('id')
        .where('bookingId', 'is', null)
        .where('createdAt', '<', before)
        .orderBy('createdAt')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .where('bookingId', 'is', null)
    .returning('id')
    .execute();

export const deleteFiles = (tx: Pick<Tx, 'deleteFrom'>, ids: readonly string[]): Promise<unknown> =>
  tx.deleteFrom('answerFiles').where('id', 'in', ids).where('deleting', '=', true).execute();
