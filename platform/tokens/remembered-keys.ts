import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { refuse } from '../errors/index.ts';

const pauseBetweenFetchesMs = 30_000;
/** A key that was withdrawn is good for as long at most. */
const oldestKeysMs = 10 * 60_000;

type Keys = ReturnType<typeof createLocalJWKSet>;

export interface RememberedKeysOptions {
  readonly fetch: () => Promise<JSONWebKeySet>;
  readonly now: () => Date;
  /** Said while there are none, such as `signing in cannot be checked right now`. */
  readonly away: string;
}

/**
 * Public keys of somebody else. They are asked for again when a token names an unknown one, but at most every 30 s, so that forged key ids cannot
 * hammer who publishes them. Throws `unavailable` when they were never had.
 */
export function rememberKeys({ fetch, now, away }: RememberedKeysOptions): JWTVerifyGetKey {
  let current: { keys: Keys; fetchedAtMs: number } | undefined;
  let fetching: Promise<Keys> | undefined;
  let failedAtMs = -Infinity;

  const fetchKeys = async (): Promise<Keys> => {
    const keys = createLocalJWKSet(await fetch().catch((cause: unknown) => Promise.reject(refuse('unavailable', away, { cause }))));
    current = { keys, fetchedAtMs: now().getTime() };
    return keys;
  };
  const refresh = (): Promise<Keys> => (fetching ??= fetchKeys().finally(() => (fetching = undefined)));
  const ageMs = (): number => (current ? now().getTime() - current.fetchedAtMs : Infinity);
  /** Old keys are asked for anew, and serve on while who publishes them is away. */
  const known = async (): Promise<Keys> => {
    const wait = now().getTime() - failedAtMs < pauseBetweenFetchesMs;
    if (current && (wait || ageMs() < oldestKeysMs)) return current.keys;
    return refresh().catch((error: unknown) => {
      failedAtMs = now().getTime();
      return current?.keys ?? Promise.reject(error);
    });
  };

  return async (header, token) =>
    (await known())(header, token).catch(async (error: unknown) => {
      if (!(error instanceof errors.JWKSNoMatchingKey) || ageMs() < pauseBetweenFetchesMs) throw error;
      return (await refresh())(header, token);
    });
}
