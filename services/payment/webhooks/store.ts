import { statement, type Transaction } from '@event-planner/platform/database';
import type { EventOutcome, Tables } from '../tables.ts';

type Tx = Transaction<Tables>;

const insert = statement<{ id: string }>(`
  insert into provider_events (id, type, outcome, payment_id, happened_at, received_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do nothing returning id`);

/** False when it was stored before. Two deliveries of one event meet here: the second waits until the first has committed. */
export async function insertEvent(
  tx: Tx,
  { id, type, outcome, paymentId, happenedAt, receivedAt }: Tables['providerEvents'],
): Promise<boolean> {
  return (await insert(tx, [id, type, outcome, paymentId, happenedAt, receivedAt])).length > 0;
}

export async function getOutcome(tx: Tx, id: string): Promise<EventOutcome> {
  return (await tx.selectFrom('providerEvents').select('outcome').where('id', '=', id).executeTakeFirstOrThrow()).outcome;
}

export async function setOutcome(tx: Tx, id: string, outcome: EventOutcome): Promise<void> {
  await tx.updateTable('providerEvents').set({ outcome }).where('id', '=', id).execute();
}
