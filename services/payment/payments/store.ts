import { type Database, type Kysely, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from '../tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

export const findPayment = (db: Db, id: string): Promise<PaymentRow | undefined> =>
  db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();

export const findPaymentOfBooking = (db: Db, bookingId: string): Promise<PaymentRow | undefined> =>
  db.selectFrom('payments').selectAll().where('bookingId', '=', bookingId).executeTakeFirst();

export const lockPayment = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The booking's one payment: this one, or the one that was there before. */
export async function insertPayment(db: Db, payment: PaymentRow): Promise<PaymentRow> {
  const inserted = await db
    .insertInto('payments')
    .values(payment)
    .onConflict(conflict => conflict.column('bookingId').doNothing())
    .returningAll()
    .executeTakeFirst();
  return inserted ?? db.selectFrom('payments').selectAll().where('bookingId', '=', payment.bookingId).executeTakeFirstOrThrow();
}

export async function updatePayment(db: Db, id: string, change: Partial<Omit<PaymentRow, 'id'>>): Promise<PaymentRow> {
  return db.updateTable('payments').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Asks again later, unless there is nothing left to ask. */
export async function postpone(db: Db, id: string, askAt: Date): Promise<void> {
  await db.updateTable('payments').set({ askAt }).where('id', '=', id).where('askAt', 'is not', null).execute();
}

/** Notes the provider's side of a payment, once. */
export async function attachIntent(
  db: Db,
  id: string,
  intent: Pick<PaymentRow, 'providerId' | 'clientSecret' | 'updatedAt'>,
): Promise<PaymentRow> {
  const attached = await db
    .updateTable('payments')
    .set(intent)
    .where('id', '=', id)
    .where('providerId', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return attached ?? db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Remembers which booking a caller's key is for; answers the one it was first used with. */
export async function claimKey(db: Database<Tables>, key: Tables['idempotencyKeys']): Promise<string> {
  await db.query
    .insertInto('idempotencyKeys')
    .values(key)
    .onConflict(conflict => conflict.columns(['userId', 'key']).doNothing())
    .execute();
  const { bookingId } = await db.query
    .selectFrom('idempotencyKeys')
    .select('bookingId')
    .where('userId', '=', key.userId)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  return bookingId;
}

export async function forgetKeys(db: Database<Tables>, before: Date): Promise<void> {
  await db.query.deleteFrom('idempotencyKeys').where('createdAt', '<', before).execute();
}

const claim = statement<PaymentRow>(`
  update payments set ask_at = $2 where id in (
    select id from payments where ask_at <= $1 order by ask_at limit $3 for update skip locked
  ) returning *`);

/** Takes payments that are due to be asked about; nobody else gets them before `again`. */
export const claimDue = (
  db: StatementRunner,
  { now, again, limit }: { readonly now: Date; readonly again: Date; readonly limit: number },
): Promise<PaymentRow[]> => claim(db, [now, again, limit]);
