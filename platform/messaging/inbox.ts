import { type StatementRunner, statement } from '../database/index.ts';

const insert = statement<{ messageId: string }>(`
  insert into inbox (message_id, handled_at) select id, $2 from unnest($1::uuid[]) as id
  on conflict do nothing returning message_id`);

/**
 * Records messages as handled and answers those that were not before. Two consumers of one message meet here: the second waits for the
 * first's transaction and then knows.
 */
export async function claimInInbox(tx: StatementRunner, messageIds: readonly string[], now: Date): Promise<ReadonlySet<string>> {
  // Sorted, so that two batches with the same messages cannot wait for each other in a circle.
  const rows = await insert(tx, [messageIds.toSorted(), now]);
  return new Set(rows.map(row => row.messageId));
}

const prune = statement<{ messageId: string }>(`
  delete from inbox where message_id = any(array(select message_id from inbox where handled_at < $1 order by handled_at limit $2)) returning message_id`);

const pruneBatch = 5000;

/** Forgets messages handled before `olderThan`, in small steps so that no lock is held for long. */
export async function pruneInbox(db: StatementRunner, olderThan: Date): Promise<void> {
  while ((await prune(db, [olderThan, pruneBatch])).length === pruneBatch);
}
