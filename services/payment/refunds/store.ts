import { type Kysely, sql, statement, type StatementRunner, type Transaction } from '@event-planner/platform/database';
import type { PaymentRow, RefundRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

/** Before its refunds, everywhere. */
export const lockPayment = (tx: Tx, id: string): Promise<PaymentRow | undefined> =>
  tx.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export const getPayment = (db: Kysely<Tables>, id: string): Promise<PaymentRow> =>
  db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export async function savePayment(
  tx: Tx,
  {
    id,
    state,
    promisedMinor,
    refundedMinor,
    creditedMinor,
    updatedAt,
  }: Pick<PaymentRow, 'id' | 'state' | 'promisedMinor' | 'refundedMinor' | 'creditedMinor' | 'updatedAt'>,
): Promise<void> {
  await tx.updateTable('payments').set({ state, promisedMinor, refundedMinor, creditedMinor, updatedAt }).where('id', '=', id).execute();
}

export type NewRefund = Omit<RefundRow, 'attempts' | 'attempt' | 'earlierIds' | 'failureCode'> & Pick<RefundRow, 'attempt'>;

export async function insertRefund(tx: Tx, refund: NewRefund): Promise<void> {
  await tx.insertInto('refunds').values(refund).execute();
}

export const findRefund = (db: Kysely<Tables> | Tx, id: string): Promise<RefundRow | undefined> =>
  db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();

/** Of a booking's payment, what credit paid. */
export const findPaidWithCredit = (db: Kysely<Tables>, bookingId: string): Promise<Pick<PaymentRow, 'creditMinor'> | undefined> =>
  db.selectFrom('payments').select('creditMinor').where('bookingId', '=', bookingId).executeTakeFirst();

export const lockRefund = (tx: Tx, id: string): Promise<RefundRow | undefined> =>
  tx.selectFrom('refunds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

export async function updateRefund(
  tx: Tx,
  id: string,
  change: Pick<RefundRow, 'state' | 'providerId' | 'sendAt' | 'failureCode' | 'updatedAt'>,
): Promise<void> {
  await tx.updateTable('refunds').set(change).where('id', '=', id).execute();
}

/** Begins another attempt at one that failed; the ids of the ones before are kept. */
export async function restart(
  tx: Tx,
  id: string,
  { attempt, at, sendAt }: { readonly attempt: number; readonly at: Date; readonly sendAt: Date },
): Promise<void> {
  await tx
    .updateTable('refunds')
    .set({
      state: 'recorded',
      attempt,
      attempts: 0,
      earlierIds: sql`case when provider_id is null then earlier_ids else array_append(earlier_ids, provider_id) end`,
      providerId: null,
      failureCode: null,
      sendAt,
      updatedAt: at,
    })
    .where('id', '=', id)
    .execute();
}

/** When the job asks the provider about it; null: there is nothing left to ask. */
export async function setSendAt(tx: Tx, id: string, sendAt: Date | null): Promise<void> {
  await tx.updateTable('refunds').set({ sendAt }).where('id', '=', id).execute();
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
