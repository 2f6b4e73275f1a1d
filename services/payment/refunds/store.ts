import { type Kysely, sql, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { PaymentRow, RefundRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

export const lockPayment = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const getPayment = (db: Kysely<Tables>, id: string): Promise<PaymentRow> =>
  db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export async function setPaymentState(tx: Tx, id: string, change: Pick<PaymentRow, 'state' | 'updatedAt'>): Promise<void> {
  await tx.updateTable('payments').set(change).where('id', '=', id).execute();
}

export async function insertRefund(tx: Tx, refund: Omit<RefundRow, 'attempts'>): Promise<void> {
  await tx.insertInto('refunds').values(refund).execute();
}

export const findRefund = (db: Kysely<Tables>, id: string): Promise<RefundRow | undefined> =>
  db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();

export const lockRefund = (tx: Tx, id: string): Promise<RefundRow | undefined> =>
  tx.selectFrom('refunds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function updateRefund(
  tx: Tx,
  id: string,
  change: Pick<RefundRow, 'state' | 'providerId' | 'sendAt' | 'updatedAt'>,
): Promise<void> {
  await tx.updateTable('refunds').set(change).where('id', '=', id).execute();
}

/** A try that did not come through. */
export async function postpone(db: Kysely<Tables>, id: string, sendAt: Date): Promise<void> {
  await db
    .updateTable('refunds')
    .set({ sendAt, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .where('sendAt', 'is not', null)
    .execute();
}

const claim = statement<RefundRow>(`
  update refunds set send_at = $2 where id in (
    select id from refunds where send_at <= $1 order by send_at limit $3 for update skip locked
  ) returning *`);

export const claimDue = (
  db: StatementRunner,
  { now, again, limit }: { readonly now: Date; readonly again: Date; readonly limit: number },
): Promise<RefundRow[]> => claim(db, [now, again, limit]);
