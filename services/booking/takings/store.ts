import type { Transaction } from '@event-planner/platform/database';
import type { PaidWith } from '@event-planner/contracts/orders';
import type { Tables, TakingsTable } from '../tables.ts';

type Tx = Transaction<Tables>;

/** False when it was heard before. */
export const insertTaking = async (tx: Tx, row: TakingsTable): Promise<boolean> =>
  (await tx
    .insertInto('takings')
    .values(row)
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()) !== undefined;

export const getLatest = (tx: Tx, bookingId: string): Promise<TakingsTable> =>
  tx.selectFrom('takings').selectAll().where('bookingId', '=', bookingId).orderBy('nth', 'desc').limit(1).executeTakeFirstOrThrow();

export const setPaid = (tx: Tx, bookingId: string, paid: { readonly paidWith: PaidWith; readonly dueAt: Date | null }): Promise<unknown> =>
  tx.updateTable('bookings').set(paid).where('id', '=', bookingId).execute();
