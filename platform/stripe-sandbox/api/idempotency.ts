import { createHash } from 'node:crypto';
import { statement, type Transaction } from '../../database/index.ts';
import type { Tables } from '../tables.ts';
import { type Answer, idempotencyFault } from './fault.ts';

export interface IdempotentRequest {
  readonly key: string | undefined;
  readonly requestId: string;
  /** What must be the same for the stored answer to be given again. */
  readonly said: string;
}

export type Outcome = Answer & { readonly replayed: boolean };

const claim = statement<{ key: string }>(`
  insert into idempotency_keys (key, fingerprint, request_id) values ($1, $2, $3) on conflict (key) do nothing returning key`);
const storeAnswer = statement('update idempotency_keys set status = $2, answer = $3 where key = $1');

/**
 * The same key and parameters give the stored answer; other parameters are refused. The key's row is the lock: a second request with it waits here until the
 * first has committed its effect and its answer together.
 */
export async function answerOnce(
  tx: Transaction<Tables>,
  { key, requestId, said }: IdempotentRequest,
  work: () => Promise<Answer>,
): Promise<Outcome> {
  if (key === undefined) return { ...(await work()), replayed: false };
  const fingerprint = createHash('sha256').update(said).digest('hex');
  const [claimed] = await claim(tx, [key, fingerprint, requestId]);
  if (!claimed) return findAnswer(tx, key, fingerprint);
  const answer = await work();
  await storeAnswer(tx, [key, answer.status, JSON.stringify(answer.body)]);
  return { ...answer, replayed: false };
}

async function findAnswer(tx: Transaction<Tables>, key: string, fingerprint: string): Promise<Outcome> {
  const stored = await tx.selectFrom('idempotencyKeys').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  if (stored.fingerprint !== fingerprint) throw idempotencyFault(key);
  if (stored.status === null || stored.answer === null) throw new Error(`the idempotency key ${key} was committed without its answer`);
  return { status: stored.status, body: stored.answer, replayed: true };
}
