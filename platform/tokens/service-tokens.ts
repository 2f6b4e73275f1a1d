import { createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JSONWebKeySet, type JWK, jwtVerify, type JWTVerifyGetKey, SignJWT } from 'jose';
import { AppError, refuse } from '../errors/index.ts';
import { rememberKeys } from './remembered-keys.ts';
import { accessAlgorithm, publicHalf, thumbprint } from './signer.ts';

export type PublicKeys = JSONWebKeySet;

export interface ServiceTokens {
  /** A token that proves to `audience`, and to nobody else, who is calling. */
  mint(audience: string): Promise<string>;
  /** The calling service's name; throws `token_invalid`, `forbidden` for who may not call, `unavailable` when its keys cannot be had. */
  verify(token: string): Promise<string>;
}

export interface ServiceTokensOptions {
  readonly service: string;
  /**
   * Known to this service alone, 32 characters or more: its keys are made of it. Several, with a space between, for while one replaces the other:
   * the first signs, all are published.
   */
  readonly secret: string;
  /** Fetches the public keys of a service that may call this one; undefined of any other. */
  readonly keysOf: (caller: string) => (() => Promise<PublicKeys>) | undefined;
  readonly now: () => Date;
}

const type = 'service+jwt';
const ttlSeconds = 60;
const renewBeforeEndSeconds = 15;
const shortestSecret = 32;

/** Tokens between services: a minute long, bound to caller and callee, minted once per callee and minute. */
export function createServiceTokens({ service, secret, keysOf, now }: ServiceTokensOptions): ServiceTokens {
  const [key] = keysFrom(secret);
  const { kid } = publicJwk(key);
  const minted = new Map<string, { token: string; expiresAt: number }>();
  const callers = new Map<string, JWTVerifyGetKey>();
  const seconds = (): number => Math.floor(now().getTime() / 1000);

  /** By the name alone, before anything is fetched: whoever may not call costs nothing. */
  function findCaller(name: string): JWTVerifyGetKey {
    const fetch = keysOf(name);
    if (!fetch) throw refuse('forbidden', `${name.slice(0, 100)} does not declare that it calls ${service}`);
    const known = callers.get(name) ?? rememberKeys({ fetch, now, away: `the keys of ${name} cannot be had right now` });
    callers.set(name, known);
    return known;
  }

  async function check(token: string): Promise<string> {
    const { typ } = decodeProtectedHeader(token);
    // Whoever comes with another kind of token is nobody's caller, whatever it says.
    if (typ !== type) throw new Error('this is another kind of token');
    const { iss = '' } = decodeJwt(token);
    const options = {
      issuer: iss,
      audience: service,
      algorithms: [accessAlgorithm],
      typ: type,
      requiredClaims: ['exp', 'iss', 'aud'],
      maxTokenAge: ttlSeconds,
      clockTolerance: 5,
      currentDate: now(),
    };
    await jwtVerify(token, findCaller(iss), options);
    return iss;
  }

  return {
    async mint(audience) {
      const known = minted.get(audience);
      if (known && known.expiresAt - seconds() > renewBeforeEndSeconds) return known.token;
      const expiresAt = seconds() + ttlSeconds;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: accessAlgorithm, kid, typ: type })
        .setIssuer(service)
        .setAudience(audience)
        .setIssuedAt(seconds())
        .setExpirationTime(expiresAt)
        .sign(key);
      minted.set(audience, { token, expiresAt });
      return token;
    },
    verify: token => check(token).catch(translate),
  };
}

function translate(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  throw refuse('token_invalid', 'this is for services of the system only', { cause });
}

/** What who is called knows a service by: the public halves of the keys that are made of its secret. */
export const servicePublicKeys = (secret: string): PublicKeys => ({ keys: keysFrom(secret).map(publicJwk) });

const keysFrom = (secret: string): [KeyObject, ...KeyObject[]] => secret.split(/\s+/).map(keyFrom) as [KeyObject, ...KeyObject[]];

/** What precedes the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Secret stores generate random text alone; a key made of such text is there with the first start, and nobody has to make one by hand. */
function keyFrom(secret: string): KeyObject {
  if (secret.length < shortestSecret) throw new Error(`the secret of a service needs ${shortestSecret} characters or more`);
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'service tokens', 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

function publicJwk(key: KeyObject): JWK & { readonly kid: string } {
  const jwk = { ...key.export({ format: 'jwk' }), kty: 'OKP' };
  return { ...publicHalf(jwk), kid: thumbprint(jwk) };
}
