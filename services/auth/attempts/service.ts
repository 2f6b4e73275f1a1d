import { createHash } from 'node:crypto';
import type { Database } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { limits, windowIsSpent } from './rules.ts';
import { countAttempt, deleteAttempts, deleteEndedAttempts, isKnownNetwork, uncountAttempts } from './store.ts';

interface Dependencies {
  readonly db: Database<Tables>;
  readonly now: () => Date;
}

/** What is tried, by which limit, and by whom or on what. */
export interface Attempt {
  readonly kind: keyof typeof limits;
  readonly of: readonly string[];
}

export interface Attempting {
  readonly email: string;
  readonly network: string;
}

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * Counted before it is made, so that a hundred attempts at once are not a hundred chances. What an address may take from all the world together does not
 * bind its owner where they were seen before, so that nobody can lock them out.
 */
export function createAttempts({ db, now }: Dependencies) {
  async function ensureAllowed(attempt: Attempt, isExempt?: () => Promise<boolean>): Promise<void> {
    const limit = limits[attempt.kind];
    const at = now();
    const window = await countAttempt(db.query, {
      key: keyOf(attempt),
      now: at,
      endsAt: new Date(at.getTime() + limit.windowSeconds * 1000),
    });
    if (!windowIsSpent(window.count, limit) || (await isExempt?.())) return;
    const retryAfterSeconds = Math.max(1, Math.ceil((window.endsAt.getTime() - at.getTime()) / 1000));
    throw refuse('too_many_attempts', `more than ${limit.attempts} attempts: try again in ${Math.ceil(retryAfterSeconds / 60)} min`, {
      retryAfterSeconds,
    });
  }
  return {
    ensureAllowed,
    async ensureLogin({ email, network }: Attempting): Promise<void> {
      await ensureAllowed({ kind: 'logins_from', of: [network] });
      await ensureAllowed({ kind: 'login', of: [email, network] });
      await ensureAllowed({ kind: 'logins_to', of: [email] }, () => isKnownNetwork(db.query, { email, network }));
    },
    async ensureCode({ email, network }: Attempting): Promise<void> {
      await ensureAllowed({ kind: 'codes_from', of: [network] });
      await ensureAllowed({ kind: 'code', of: [email, network] });
      await ensureAllowed({ kind: 'codes_to', of: [email] }, () => isKnownNetwork(db.query, { email, network }));
    },
    async ensureSecondFactor({ email, network }: Attempting): Promise<void> {
      await ensureAllowed({ kind: 'second_factor_from', of: [email, network] });
      await ensureAllowed({ kind: 'second_factor', of: [email] }, () => isKnownNetwork(db.query, { email, network }));
    },
    /** Of a second proof that was right. */
    forgetSecondFactor: ({ email, network }: Attempting): Promise<void> =>
      deleteAttempts(db.query, keyOf({ kind: 'second_factor_from', of: [email, network] })),
    /** Of a login that was right: many people log in at once behind one address, and they are no guessers. */
    async forgetLogin({ email, network }: Attempting): Promise<void> {
      await deleteAttempts(db.query, keyOf({ kind: 'login', of: [email, network] }));
      await uncountAttempts(db.query, [keyOf({ kind: 'logins_from', of: [network] }), keyOf({ kind: 'logins_to', of: [email] })]);
    },
    forgetEnded: () => deleteEndedAttempts(db.query, now()),
  };
}

/** A hash, so that the table is no list of who came from where. */
const keyOf = ({ kind, of }: Attempt): Buffer =>
  createHash('sha256')
    .update([kind, ...of].join('\n'))
    .digest();
