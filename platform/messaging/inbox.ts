import { type StatementRunner, statement } from '../database/index.ts';

const insert = statement<{ messageId: string }>(`
  insert into inbox (message_id, handled_at) select id, $2 from unnest($1::uuid[]) as id
  on conflict do nothing returning message_id`);

/** Sets the transaction's patience on the way, which saves a statement. */
const insertImpatiently = statement<{ messageId: string }>(`
  with patience as materialized (select set_config('lock_timeout', $3, true))
  insert into inbox (message_id, handled_at) select id, $2 from patience, unnest($1::uuid[]) as id
  on conflict do nothing returning message_id`);

export interface Claim {
  readonly messageIds: readonly string[];
  readonly now: Date;
  /** How long this transaction waits for a lock from here on. @default as long as its pool says */
  readonly lockTimeoutMs?: number;
}

/**
 * Records messages as handled and answers those that were not before. Two consumers of one message meet here: the second waits for the
 * first's transaction and then knows.
 */
export async function claimInInbox(tx: StatementRunner, { messageIds, now, lockTimeoutMs }: Claim): Promise<ReadonlySet<string>> {
  // Sorted, so that two batches with the same messages cannot wait for each other in a circle.
  const ids = messageIds.toSorted();
  const rows = await (lockTimeoutMs === undefined ? insert(tx, [ids, now]) : insertImpatiently(tx, [ids, now, `${lockTimeoutMs}ms`]));
  return new Set(rows.map(row => row.messageId));
}

const prune = statement<{ messageId: string }>(`
  delete from inbox where message_id = any(array(select message_id from inbox where handled_at < $1 order by handled_at limit $2)) returning message_id`);

const pruneBatch = 5000;

/** Forgets messages handled before `olderThan`, in small steps so that no lock is held for long. */
export async function pruneInbox(db: StatementRunner, olderThan: Date): Promise<void> {
  while ((await prune(db, [olderThan, pruneBatch])).length === pruneBatch);
}
