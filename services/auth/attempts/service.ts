import { createHash } from 'node:crypto';
import type { Database } from '@event-planner/platform/database';
import { refuse } from '../errors.ts';
import type { Tables } from '../tables.ts';
import { limits, windowIsSpent } from './rules.ts';
import { countAttempt, deleteAttempts, deleteEndedAttempts } from './store.ts';

interface Dependencies {
  readonly db: Database<Tables>;
  readonly now: () => Date;
}

/** What is tried, by which limit, and by whom or on what. */
export interface Attempt {
  readonly kind: keyof typeof limits;
  readonly of: readonly string[];
}

export type Attempts = ReturnType<typeof createAttempts>;

export function createAttempts({ db, now }: Dependencies) {
  return {
    /** Counted before it is made, so that a hundred attempts at once are not a hundred chances. */
    async ensureAllowed(attempt: Attempt): Promise<void> {
      const limit = limits[attempt.kind];
      const at = now();
      const window = await countAttempt(db.query, {
        key: keyOf(attempt),
        now: at,
        endsAt: new Date(at.getTime() + limit.windowSeconds * 1000),
      });
      if (!windowIsSpent(window.count, limit)) return;
      const retryAfterSeconds = Math.max(1, Math.ceil((window.endsAt.getTime() - at.getTime()) / 1000));
      throw refuse('too_many_attempts', `more than ${limit.attempts} attempts: try again in ${Math.ceil(retryAfterSeconds / 60)} min`, {
        retryAfterSeconds,
      });
    },
    forget: (attempt: Attempt) => deleteAttempts(db.query, keyOf(attempt)),
    forgetEnded: () => deleteEndedAttempts(db.query, now()),
  };
}

/** A hash, so that the table is no list of who came from where. */
const keyOf = ({ kind, of }: Attempt): Buffer =>
  createHash('sha256')
    .update([kind, ...of].join('\n'))
    .digest();
