import { AccessClaims } from '@event-planner/contracts/auth';
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { AppError, refuse } from '../errors/index.ts';
import { accessAlgorithm } from './signer.ts';

export interface TokenVerifier {
  /** Throws `token_expired` or `token_invalid`; `unavailable` when the keys cannot be had. */
  verify(token: string): Promise<AccessClaims>;
}

export interface TokenVerifierOptions {
  /** Fetches the issuer's public keys. */
  readonly jwks: () => Promise<JSONWebKeySet>;
  readonly issuer: string;
  readonly audience: string;
  readonly now: () => Date;
}

interface Remembered {
  readonly claims: AccessClaims;
  readonly expiresAtMs: number;
}

const clockToleranceSeconds = 5;
const pauseBetweenFetchesMs = 30_000;
/** A key that was withdrawn is good for as long at most. */
const oldestKeysMs = 10 * 60_000;
const mostRemembered = 10_000;

/**
 * Checks access tokens against the issuer's keys. A token that was good is remembered until it ends, so that the next request with it
 * costs a look-up; keys are asked for again when a token names an unknown one, but at most every 30 s, so that forged key ids cannot hammer the issuer.
 */
export function createTokenVerifier({ jwks, issuer, audience, now }: TokenVerifierOptions): TokenVerifier {
  const remembered = new Map<string, Remembered>();
  const keys = cachedKeys(jwks, now);

  const check = async (token: string): Promise<Remembered> => {
    const options = {
      issuer,
      audience,
      algorithms: [accessAlgorithm],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub'],
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    };
    const { payload } = await jwtVerify(token, keys, options);
    return { claims: AccessClaims.parse(payload), expiresAtMs: ((payload.exp ?? 0) + clockToleranceSeconds) * 1000 };
  };

  return {
    async verify(token) {
      const known = remembered.get(token);
      if (known && known.expiresAtMs > now().getTime()) return known.claims;
      remembered.delete(token);
      const checked = await check(token).catch(translate);
      if (remembered.size >= mostRemembered) forgetOldest(remembered);
      remembered.set(token, checked);
      return checked.claims;
    },
  };
}

/** Maps keep insertion order: the first is the oldest, and the likeliest to have expired. */
function forgetOldest(remembered: Map<string, Remembered>): void {
  for (const token of remembered.keys()) {
    remembered.delete(token);
    return;
  }
}

function translate(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  if (cause instanceof errors.JWTExpired)
    throw refuse('token_expired', 'the access token has expired: get a new one from POST /api/auth/refresh', { cause });
  throw refuse('token_invalid', 'the access token is not one of ours, or was changed', { cause });
}

type Keys = ReturnType<typeof createLocalJWKSet>;

function cachedKeys(jwks: () => Promise<JSONWebKeySet>, now: () => Date): JWTVerifyGetKey {
  let current: { keys: Keys; fetchedAtMs: number } | undefined;
  let fetching: Promise<Keys> | undefined;

  const fetchKeys = async (): Promise<Keys> => {
    const keys = createLocalJWKSet(
      await jwks().catch((cause: unknown) => Promise.reject(refuse('unavailable', 'signing in cannot be checked right now', { cause }))),
    );
    current = { keys, fetchedAtMs: now().getTime() };
    return keys;
  };
  const refresh = (): Promise<Keys> => (fetching ??= fetchKeys().finally(() => (fetching = undefined)));
  const ageMs = (): number => (current ? now().getTime() - current.fetchedAtMs : Infinity);
  let failedAtMs = -Infinity;
  /** Old keys are asked for anew, and serve on while the issuer is away. */
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
