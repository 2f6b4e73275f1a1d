import { type Insertable, type Reader, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { PicturesTable, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export const insertPicture = (tx: Pick<Tx, 'insertInto'>, picture: Omit<Insertable<PicturesTable>, 'storedAt'>): Promise<unknown> =>
  tx
    .insertInto('pictures')
    .values({ ...picture, storedAt: null })
    .execute();

export const markStored = (tx: Pick<Tx, 'updateTable'>, id: string, storedAt: Date): Promise<unknown> =>
  tx.updateTable('pictures').set({ storedAt }).where('id', '=', id).execute();

export const findStored = (query: Reader<Tables>, id: string): Promise<Selectable<PicturesTable> | undefined> =>
  query.selectFrom('pictures').selectAll().where('id', '=', id).where('storedAt', 'is not', null).executeTakeFirst();

/** Everything that may show a picture. */
const unused = sql<boolean>`
  not exists (select from organizers where organizers.logo_id = pictures.id or organizers.banner_id = pictures.id)
  and not exists (select from events where events.cover_id = pictures.id)
  and not exists (select from series where series.sections -> 'pictures' ->> 'coverId' = pictures.id::text)`;

/** Old ones that nothing shows, and those that were never stored whole. Skips what somebody is about to use. */
export const lockUnused = async (tx: Tx, before: Date, limit: number): Promise<readonly string[]> =>
  (
    await tx
      .selectFrom('pictures')
      .select('id')
      .where('uploadedAt', '<', before)
      .where(unused)
      .orderBy('uploadedAt')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(({ id }) => id);

/**
 * Takes them out of sight. Looks again whether they are used: the statement that locked them saw the world as it was when it began,
 * and whoever used one until then has let go of it.
 */
export const hideUnused = (tx: Tx, ids: readonly string[]): Promise<{ id: string; widths: number[] }[]> =>
  tx.updateTable('pictures').set({ storedAt: null }).where('id', 'in', ids).where(unused).returning(['id', 'widths']).execute();

export const deletePictures = (tx: Pick<Tx, 'deleteFrom'>, ids: readonly string[]): Promise<unknown> =>
  tx.deleteFrom('pictures').where('id', 'in', ids).where('storedAt', 'is', null).execute();
