import { AccessClaims } from '@event-planner/contracts/auth';
import { errors, type JSONWebKeySet, jwtVerify } from 'jose';
import { AppError, refuse } from '../errors/index.ts';
import { rememberKeys } from './remembered-keys.ts';
import type { EndedSessions } from './ended-sessions.ts';
import { accessAlgorithm, accessSeconds } from './signer.ts';

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
  /** Sessions whose tokens are good no more. @default none */
  readonly ended?: Pick<EndedSessions, 'news' | 'has' | 'find'>;
}

interface Remembered {
  readonly claims: AccessClaims;
  readonly expiresAtMs: number;
  /** Of ended sessions, when it was last looked for among them. */
  news: number | undefined;
}

const clockToleranceSeconds = 5;
const mostRemembered = 10_000;

/** Checks access tokens against the issuer's keys. A token that was good is remembered until it ends, so that the next request with it costs a look-up. */
export function createTokenVerifier({ jwks, issuer, audience, now, ended }: TokenVerifierOptions): TokenVerifier {
  const remembered = new Map<string, Remembered>();
  const keys = rememberKeys({ fetch: jwks, now, away: 'signing in cannot be checked right now' });

  const check = async (token: string): Promise<Remembered> => {
    const options = {
      issuer,
      audience,
      algorithms: [accessAlgorithm],
      typ: 'at+jwt',
      requiredClaims: ['exp', 'sub'],
      maxTokenAge: accessSeconds,
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    };
    const { payload } = await jwtVerify(token, keys, options);
    return { claims: AccessClaims.parse(payload), expiresAtMs: ((payload.exp ?? 0) + clockToleranceSeconds) * 1000, news: ended?.news() };
  };

  const ensureGoesOn = ({ sid }: AccessClaims): void => {
    if (sid !== undefined && ended?.has(sid) === true) throw refuseEnded();
  };

  return {
    async verify(token) {
      const known = remembered.get(token);
      if (known && known.expiresAtMs > now().getTime()) {
        if (ended && known.news !== ended.news()) {
          ensureGoesOn(known.claims);
          known.news = ended.news();
        }
        return known.claims;
      }
      remembered.delete(token);
      const checked = await check(token).catch(translate);
      const { sid } = checked.claims;
      if (sid !== undefined && (await ended?.find(sid)) === true) throw refuseEnded();
      ensureGoesOn(checked.claims);
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

const refuseEnded = (): AppError => refuse('token_invalid', 'the session this access token was given in has ended: sign in again');

function translate(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  if (cause instanceof errors.JWTExpired)
    throw refuse('token_expired', 'the access token has expired: get a new one from POST /api/auth/refresh', { cause });
  throw refuse('token_invalid', 'the access token is not one of ours, or was changed', { cause });
}
