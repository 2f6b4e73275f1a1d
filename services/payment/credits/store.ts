import type { Transaction } from '@event-planner/platform/database';
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
