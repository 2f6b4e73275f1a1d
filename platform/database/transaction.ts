import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import pg from 'pg';
import { isStalePlan } from './prepared-statements.ts';

const maxRetries = 3;
const pauseMs = 20;

const serializationFailure = '40001';
const deadlockDetected = '40P01';

/** See `Database.transaction`, which promises what this keeps. */
export const runTransaction = <Tables, Result>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> =>
  // Said explicitly: a server's default_transaction_isolation must not change what our conditional writes mean.
  repeat(() => db.transaction().setIsolationLevel('read committed').execute(work));

/** Runs again what only others spoiled: see `Database.transaction`. */
export async function repeat<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let retry = 0; ; retry++) {
    try {
      return await work();
    } catch (error) {
      if (retry === maxRetries || !isRepeatable(error)) throw error;
      await delay(Math.random() * pauseMs * 2 ** retry); // Jitter: the two sides of a deadlock must not meet again.
    }
  }
}

function isRepeatable(error: unknown): boolean {
  if (isStalePlan(error)) return true;
  return error instanceof pg.DatabaseError && (error.code === serializationFailure || error.code === deadlockDetected);
}
