import { createHash } from 'node:crypto';
import { type Reader, statement } from '../../database/index.ts';
import type { Tables } from '../tables.ts';
import type { Changes, Claim, Decision } from './decision.ts';
import { type Answer, Fault, idempotencyFault } from './fault.ts';
import { isKeyTaken } from './writer.ts';

export type Outcome = Answer & {
  /** The request that was answered so first; undefined when it is this one. */
  readonly replayOf?: string;
};

/** So long a key is remembered. */
const rememberedForMs = 24 * 60 * 60_000;

export const createClaim = (key: string, said: string, requestId: string): Claim => ({
  key,
  fingerprint: createHash('sha256').update(said).digest('hex'),
  requestId,
});

export interface Deciding {
  readonly db: Reader<Tables>;
  readonly claim: Claim | undefined;
  readonly decide: () => Promise<Decision>;
  /** Writes the decision with its answer. False when it has been overtaken. */
  readonly write: (decision: Decision & { readonly changes: Changes }) => Promise<boolean>;
}

/**
 * The same key and parameters give the stored answer; other parameters are refused. Most keys are new, so it is decided as if this one were: the key is unique and
 * written with the effect.
 */
export async function answerOnce({ db, claim, decide, write }: Deciding): Promise<Outcome> {
  try {
    for (;;) {
      const { changes, ...answer } = await decide();
      if (!changes || (await write({ ...answer, changes }))) return answer;
    }
  } catch (error) {
    // A refusal may be the first request's doing: what it paid cannot be paid again.
    const replayed = claim && (error instanceof Fault || isKeyTaken(error)) ? await findAnswer(db, claim) : undefined;
    if (!replayed) throw error;
    return replayed;
  }
}

interface Stored {
  readonly fingerprint: string;
  readonly requestId: string;
  readonly status: number;
  readonly answer: object;
}

const find = statement<Stored>('select fingerprint, request_id, status, answer from idempotency_keys where key = $1');

export async function findAnswer(db: Reader<Tables>, { key, fingerprint }: Claim): Promise<Outcome | undefined> {
  const [stored] = await find(db, [key]);
  if (!stored) return undefined;
  if (stored.fingerprint !== fingerprint) throw idempotencyFault(key);
  return { status: stored.status, body: stored.answer, replayOf: stored.requestId };
}

/** Forgets keys that are a day old: from then on each is a new one. */
export async function forgetKeys(db: Reader<Tables>, now: Date): Promise<void> {
  await forget(db, [new Date(now.getTime() - rememberedForMs)]);
}

const forget = statement('delete from idempotency_keys where created_at < $1');
