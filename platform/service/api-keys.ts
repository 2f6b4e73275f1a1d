import type { AccessClaims } from '@event-planner/contracts/auth';
import type { CheckedKey } from '@event-planner/contracts/api-keys';
import { refuse } from '../errors/index.ts';
import { hashApiKey, isWellFormedApiKey } from '../tokens/index.ts';
import type { Acting } from '../http/index.ts';

export interface KeyVerifierOptions {
  /** Asks auth, by the hash alone; null of a key that is not good. */
  readonly check: (hash: string) => Promise<CheckedKey | null>;
  /** Adds one to what a key asked for, and answers how much that is in the minute. */
  readonly count: (keyId: string) => Promise<number>;
  readonly now: () => Date;
  /** Whether this process was told that a key was revoked since it was last asked for. */
  readonly isRevoked: (keyId: string) => boolean;
}

/** What the cache lost, and nobody was told: a revoked key is good for as long at most. */
const rememberedMs = 30_000;
const mostRemembered = 10_000;
const requestsPerMinute = 600;

/**
 * Whom an API key acts for. What auth said is remembered for 30 s, refusals too, so that neither a busy program nor somebody who guesses is a load on it; by the
 * hash, so that no key is kept in memory and a look-up tells nothing about one by the time it takes.
 */
export function createKeyVerifier({ check, count, now, isRevoked }: KeyVerifierOptions): (key: string) => Promise<Acting> {
  const remembered = new Map<string, { readonly key: Promise<CheckedKey | null>; readonly untilMs: number }>();

  function find(hash: string): Promise<CheckedKey | null> {
    const known = remembered.get(hash);
    if (known && known.untilMs > now().getTime()) return known.key;
    remembered.delete(hash);
    const [oldest] = remembered.size >= mostRemembered ? remembered.keys() : [];
    if (oldest !== undefined) remembered.delete(oldest);
    const entry = { key: check(hash), untilMs: now().getTime() + rememberedMs };
    remembered.set(hash, entry);
    // That nobody could say is no answer to remember.
    entry.key.catch(() => remembered.get(hash) === entry && remembered.delete(hash));
    return entry.key;
  }

  return async token => {
    const found = isWellFormedApiKey(token) ? await find(hashApiKey(token)) : null;
    const isOver = found?.expiresAt !== undefined && found.expiresAt !== null && new Date(found.expiresAt) <= now();
    if (!found || isOver || isRevoked(found.id))
      throw refuse('token_invalid', 'the API key is not one of ours, was revoked, or has expired');
    if ((await count(found.id)) > requestsPerMinute)
      throw refuse('rate_limited', `an API key may ask ${requestsPerMinute} times a minute`, { retryAfterSeconds: 60 });
    return actingFor(found);
  };
}

/** Nobody's account: what a key does is told by its own id and name, and no mail is ever sent to it. */
const actingFor = ({ id, name, organizerId, scopes, expiresAt }: CheckedKey): Acting =>
  ({ sub: id, name, email: `${id}@api-keys.invalid`, roles: [], key: { organizerId, scopes, expiresAt } }) satisfies AccessClaims & Acting;
