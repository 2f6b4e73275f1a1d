import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { PayoutExportRow, PayoutRow } from '../../payout-tables.ts';
import type { Tables } from '../../tables.ts';

type Tx = Transaction<Tables>;
type Db = Kysely<Tables> | Tx;

export const insertExport = (tx: Tx, row: PayoutExportRow): Promise<unknown> => tx.insertInto('payoutExports').values(row).execute();

const take = statement<{ id: string }>(`
  update payouts set export_id = $1, state = 'exported', updated_at = $3
  where id in (select id from payouts where kind = 'bank' and state = 'recorded' and currency = $2 order by created_at, id limit $4 for update skip locked) returning id`);
/** Each payout is in one file: two who make one at once get different ones. Answers how many. */
export const takeForExport = async (tx: Tx, { id, currency, createdAt }: PayoutExportRow, most: number): Promise<number> =>
  (await take(tx, [id, currency, createdAt, most])).length;

export const findExport = (db: Db, id: string): Promise<PayoutExportRow | undefined> =>
  db.selectFrom('payoutExports').selectAll().where('id', '=', id).executeTakeFirst();

export const listOfExport = (db: Db, exportId: string): Promise<PayoutRow[]> =>
  db.selectFrom('payouts').selectAll().where('exportId', '=', exportId).orderBy('createdAt').orderBy('id').execute();

const list = statement<PayoutExportRow & { readonly payouts: number; readonly totalMinor: number }>(`
  select e.*, count(p.id)::integer as payouts, coalesce(sum(p.amount_minor), 0)::bigint as total_minor
  from payout_exports e left join payouts p on p.export_id = e.id group by e.id order by e.created_at desc, e.id desc limit $1`);
export const listExports = (db: Db, limit: number) => list(db, [limit]);
