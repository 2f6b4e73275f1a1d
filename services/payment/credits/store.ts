import type { Credit } from '@event-planner/contracts/credit';
import { type Reader, statement, type Transaction } from '@event-planner/platform/database';
import type { CreditMovementRow } from '../credit-tables.ts';
import type { Tables } from '../tables.ts';

/** The balance follows by itself. */
export async function insertMovements(tx: Transaction<Tables>, movements: readonly CreditMovementRow[]): Promise<void> {
  if (movements.length > 0)
    await tx
      .insertInto('creditMovements')
      .values([...movements])
      .execute();
}

const ofUser = statement<Credit>(`
  select c.organizer_id, coalesce(s.organizer_name, '') as organizer_name, c.currency, c.balance_minor, c.reserved_minor,
    c.balance_minor - c.reserved_minor as available_minor
  from credits c left join lateral (
    select organizer_name from sales where organizer_id = c.organizer_id order by sold_at desc limit 1
  ) s on true
  where c.user_id = $1 and c.balance_minor > 0 order by organizer_name, c.currency`);
/** What there is left of. */
export const listCredits = (db: Reader<Tables>, userId: string): Promise<Credit[]> => ofUser(db, [userId]);
