import { type Database, statement } from '@event-planner/platform/database';
import { type Confirmations, watchRows } from '../purchase/confirmations.ts';

const findSettled = statement<{ id: string }>(`select id from payments where id = any($1::uuid[]) and state = 'succeeded'`);

/** Watches for all callers at once whether their payment is known to be paid. */
export const watchPayments = (db: Pick<Database<unknown>, 'query'>): Confirmations =>
  watchRows(async ids => (await findSettled(db.query, [ids])).map(({ id }) => id));
