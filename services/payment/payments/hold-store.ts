import { sql, type Transaction } from '@event-planner/platform/database';
import type { PaymentRow, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

/** Undefined: it is held already, was begun meanwhile, or is paid in another way. */
export const startHold = (
  tx: Tx,
  id: string,
  { until, at }: { readonly until: Date; readonly at: Date },
): Promise<PaymentRow | undefined> =>
  tx
    .updateTable('payments')
    .set({ heldUntil: until, payBy: sql<Date>`greatest(pay_by, ${until})`, updatedAt: at })
    .where('id', '=', id)
    .where('heldUntil', 'is', null)
    .where('clientSecret', 'is', null)
    .where('state', '=', 'created')
    .where('method', '=', 'provider')
    .returningAll()
    .executeTakeFirst();

export const endHold = (tx: Tx, id: string, { payBy, at }: { readonly payBy: Date; readonly at: Date }): Promise<PaymentRow | undefined> =>
  tx
    .updateTable('payments')
    .set({ heldUntil: null, payBy: sql<Date>`greatest(pay_by, ${payBy})`, updatedAt: at })
    .where('id', '=', id)
    .where('heldUntil', 'is not', null)
    .where('method', '=', 'provider')
    .returningAll()
    .executeTakeFirst();

export const giveUpHeld = (tx: Tx, id: string, at: Date): Promise<PaymentRow | undefined> =>
  tx
    .updateTable('payments')
    .set({ heldUntil: null, state: 'cancelled', askAt: null, updatedAt: at })
    .where('id', '=', id)
    .where('heldUntil', 'is not', null)
    .where('state', '=', 'created')
    .where('method', '=', 'provider')
    .returningAll()
    .executeTakeFirst();
