import type { BookingContext } from '../context.ts';
import { sweepOne } from './store.ts';

/** Takes back what has expired, one campaign after the other. Nothing depends on it but the size of the table. */
export async function sweepCoupons({ db, now }: Pick<BookingContext, 'db' | 'now'>): Promise<void> {
  while (await db.transaction(tx => sweepOne(tx, now())));
}
