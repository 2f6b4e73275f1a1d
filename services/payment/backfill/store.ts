import { type Kysely, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { PaymentRow, RefundRow, Tables } from '../tables.ts';

export type Backfill = Tables['backfills'];

export const listOpen = (db: Kysely<Tables>): Promise<Backfill[]> =>
  db.selectFrom('backfills').selectAll().where('doneAt', 'is', null).orderBy('what').execute();

/** Undefined while another process is at it, or once it is done. */
export const lockOpen = (tx: Transaction<Tables>, what: Backfill['what']): Promise<Backfill | undefined> =>
  tx.selectFrom('backfills').selectAll().where('what', '=', what).where('doneAt', 'is', null).forUpdate().skipLocked().executeTakeFirst();

export async function saveProgress(tx: Transaction<Tables>, { what, ...progress }: Backfill): Promise<void> {
  await tx.updateTable('backfills').set(progress).where('what', '=', what).execute();
}

const payments = statement<PaymentRow>(`
  select * from payments where state in ('succeeded', 'refunding', 'refunded') and provider_id is not null and ($1::uuid is null or id > $1) order by id limit $2`);
export const listPaid = (db: StatementRunner, after: string | null, limit: number): Promise<PaymentRow[]> => payments(db, [after, limit]);

const refunds = statement<RefundRow & { readonly bookingId: string }>(`
  select r.*, p.booking_id from refunds r join payments p on p.id = r.payment_id where $1::uuid is null or r.id > $1 order by r.id limit $2`);
export const listRefunds = (
  db: StatementRunner,
  after: string | null,
  limit: number,
): Promise<(RefundRow & { readonly bookingId: string })[]> => refunds(db, [after, limit]);
