import { type Database, type Selectable, sql, type Transaction } from '@event-planner/platform/database';
import type { DataExportsTable, ExportPartsTable, Tables } from '../tables.ts';
import type { Progress } from './rules.ts';

type Query = Database<Tables>['query'];
type Tx = Transaction<Tables>;
export type ExportRow = Selectable<DataExportsTable>;

/** False where one is gathered already. */
export async function insertExport(tx: Tx, row: Omit<ExportRow, 'readyAt' | 'bytes' | 'state'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('dataExports')
    .values({ ...row, state: 'gathering', readyAt: null, bytes: null })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export const findLast = (query: Query, userId: string): Promise<ExportRow | undefined> =>
  query
    .selectFrom('dataExports')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const findExport = (query: Query, id: string): Promise<ExportRow | undefined> =>
  query.selectFrom('dataExports').selectAll().where('id', '=', id).executeTakeFirst();

/** Waits for whoever is making it, and then finds that it is made. */
export const lockGathering = (tx: Tx, id: string): Promise<ExportRow | undefined> =>
  tx.selectFrom('dataExports').selectAll().where('id', '=', id).where('state', '=', 'gathering').forUpdate().executeTakeFirst();

/** None of an export that nobody waits for any more. */
export async function savePart(tx: Tx, part: ExportPartsTable): Promise<void> {
  await tx
    .insertInto('exportParts')
    .columns(['exportId', 'service', 'part', 'parts', 'text'])
    .expression(db =>
      db
        .selectFrom('dataExports')
        .select([
          'id',
          sql.val(part.service).as('service'),
          sql.val(part.part).as('part'),
          sql.val(part.parts).as('parts'),
          sql.val(part.text).as('text'),
        ])
        .where('id', '=', part.exportId)
        .where('state', '=', 'gathering'),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

export const listProgress = async (query: Query, exportId: string): Promise<readonly Progress[]> =>
  (
    await query
      .selectFrom('exportParts')
      .select(({ fn }) => ['service', fn.countAll<string>().as('told'), fn.max('parts').as('parts')])
      .where('exportId', '=', exportId)
      .groupBy('service')
      .execute()
  ).map(({ service, told, parts }) => ({ service, told: Number(told), parts }));

export async function listTexts(query: Query, exportId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await query
    .selectFrom('exportParts')
    .select(['service', sql<string>`string_agg(text, '' order by part)`.as('text')])
    .where('exportId', '=', exportId)
    .groupBy('service')
    .execute();
  return new Map(rows.map(({ service, text }) => [service, text]));
}

export const listGathering = async (query: Query): Promise<readonly string[]> =>
  (await query.selectFrom('dataExports').select('id').where('state', '=', 'gathering').orderBy('askedAt').limit(100).execute()).map(
    ({ id }) => id,
  );

export async function markReady(
  tx: Tx,
  { id, readyAt, endsAt, bytes }: Pick<ExportRow, 'id' | 'readyAt' | 'endsAt' | 'bytes'>,
): Promise<void> {
  await tx.updateTable('dataExports').set({ state: 'ready', readyAt, endsAt, bytes }).where('id', '=', id).execute();
  await tx.deleteFrom('exportParts').where('exportId', '=', id).execute();
}

/** Whoever waits since before then waits no more. */
export async function failOld(query: Query, before: Date): Promise<void> {
  await query.updateTable('dataExports').set({ state: 'failed' }).where('state', '=', 'gathering').where('askedAt', '<', before).execute();
}

interface Ending {
  readonly userId: string;
  readonly now: Date;
  /** What is gathered since later goes on. */
  readonly askedBy: Date;
}

/** All of somebody's end now. */
export async function endAllOf(tx: Tx, { userId, now, askedBy }: Ending): Promise<void> {
  const own = tx.updateTable('dataExports').where('userId', '=', userId);
  await own.set({ state: 'failed' }).where('state', '=', 'gathering').where('askedAt', '<=', askedBy).execute();
  await own.set({ endsAt: now }).where('endsAt', '>', now).execute();
}

export const listEnded = async (query: Query, now: Date): Promise<readonly string[]> =>
  (await query.selectFrom('dataExports').select('id').where('endsAt', '<=', now).limit(100).execute()).map(({ id }) => id);

export async function deleteExports(query: Query, ids: readonly string[]): Promise<void> {
  await query.deleteFrom('dataExports').where('id', 'in', ids).execute();
}
