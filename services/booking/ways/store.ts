import type { Awaited } from '@event-planner/contracts/payment-ways';
import { statement, type Transaction } from '@event-planner/platform/database';
import type { BookingRow } from '../booking-keeping.ts';
import type { Tables } from '../tables.ts';

export const setAwaits = (
  tx: Transaction<Tables>,
  id: string,
  change: { readonly awaits: Awaited | null; readonly payBy: Date; readonly remindedAt?: Date | null },
): Promise<unknown> => tx.updateTable('bookings').set(change).where('id', '=', id).execute();

const dueStatement = statement<BookingRow>(`
  update bookings set reminded_at = $1 where id in (
    select id from bookings where state = 'pending' and awaits = 'transfer' and reminded_at is null and pay_by > $1 and pay_by <= $2 and created_at <= $3
    order by pay_by limit 100 for update skip locked
  ) returning *`);
/** Takes those whose money has to be there soon, each once. */
export const claimDue = (
  tx: Transaction<Tables>,
  { now, payBefore, madeBefore }: { readonly now: Date; readonly payBefore: Date; readonly madeBefore: Date },
): Promise<BookingRow[]> => dueStatement(tx, [now, payBefore, madeBefore]);
