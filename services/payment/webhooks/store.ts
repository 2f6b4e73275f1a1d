import type { Transaction } from '@event-planner/platform/database';
import type { EventOutcome, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

/** False when it was stored before. Two deliveries of one event meet here: the second waits until the first has committed. */
export async function insertEvent(tx: Tx, event: Tables['providerEvents']): Promise<boolean> {
  const inserted = await tx
    .insertInto('providerEvents')
    .values(event)
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function getOutcome(tx: Tx, id: string): Promise<EventOutcome> {
  return (await tx.selectFrom('providerEvents').select('outcome').where('id', '=', id).executeTakeFirstOrThrow()).outcome;
}

export async function setOutcome(tx: Tx, id: string, outcome: EventOutcome): Promise<void> {
  await tx.updateTable('providerEvents').set({ outcome }).where('id', '=', id).execute();
}
