import { type Kysely, statement, type Transaction } from '@event-planner/platform/database';
import type { RefundOfSale } from '../sale-fees.ts';
import type { Tables } from '../tables.ts';
import type { FeePaid } from './rules.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

const find = statement<FeePaid>(`
  select sales.organizer_id, sales.fee_minor, coalesce(fee_schedules.terms ->> 'onRefund', 'all') as on_refund
  from sales left join fee_schedules on fee_schedules.id = sales.fee_schedule_id where sales.booking_id = $1`);

/** Undefined while the sale has not been heard of. */
export const findFeePaid = async (db: Db, bookingId: string): Promise<FeePaid | undefined> => (await find(db, [bookingId]))[0];

export async function insertWaiting(tx: Transaction<Tables>, refund: RefundOfSale): Promise<void> {
  const { refundId, bookingId } = refund;
  await tx
    .insertInto('feeRefundsWaiting')
    .values({ refundId, bookingId, refund: JSON.stringify(refund) })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

const take = statement<{ refund: RefundOfSale }>(`
  delete from fee_refunds_waiting where refund_id in (
    select refund_id from fee_refunds_waiting join sales using (booking_id) order by refund_id limit $1 for update of fee_refunds_waiting skip locked)
  returning refund`);

/** Those whose sale is here by now. */
export const takeWaiting = async (tx: Transaction<Tables>, limit: number): Promise<readonly RefundOfSale[]> =>
  (await take(tx, [limit])).map(({ refund }) => refund);
