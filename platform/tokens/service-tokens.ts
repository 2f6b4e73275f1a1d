import { jwtVerify, SignJWT } from 'jose';
import { refuse } from '../errors/index.ts';

export interface ServiceTokens {
  /** A token that proves to `audience`, and to nobody else, who is calling. */
  mint(audience: string): Promise<string>;
  /** The calling service's name; throws `token_invalid`. */
  verify(token: string): Promise<string>;
}

export interface ServiceTokensOptions {
  /** Known to all services of a system, 32 characters or more. */
  readonly secret: string;
  readonly service: string;
  readonly now: () => Date;
  /** Services that may call this one, by their manifests. @default any that knows the secret */
  readonly callers?: readonly string[];
}

const algorithm = 'HS256';
const ttlSeconds = 60;
const renewBeforeEndSeconds = 15;
const shortestSecret = 32;

/** Tokens between services: a minute long, bound to caller and callee, minted once per callee and minute. */
export function createServiceTokens({ secret, service, now, callers }: ServiceTokensOptions): ServiceTokens {
  if (secret.length < shortestSecret) throw new Error(`the secret between services needs ${shortestSecret} characters or more`);
  const key = new TextEncoder().encode(secret);
  const minted = new Map<string, { token: string; expiresAt: number }>();
  const seconds = (): number => Math.floor(now().getTime() / 1000);
  return {
    async mint(audience) {
      const known = minted.get(audience);
      if (known && known.expiresAt - seconds() > renewBeforeEndSeconds) return known.token;
      const expiresAt = seconds() + ttlSeconds;
      const token = await new SignJWT()
        .setProtectedHeader({ alg: algorithm, typ: 'service+jwt' })
        .setIssuer(service)
        .setAudience(audience)
        .setIssuedAt(seconds())
        .setExpirationTime(expiresAt)
        .sign(key);
      minted.set(audience, { token, expiresAt });
      return token;
    },
    async verify(token) {
      const options = {
        audience: service,
        algorithms: [algorithm],
        typ: 'service+jwt',
        requiredClaims: ['exp', 'iss'],
        clockTolerance: 5,
        currentDate: now(),
      };
      const { payload } = await jwtVerify(token, key, options).catch((cause: unknown) =>
        Promise.reject(refuse('token_invalid', 'this is for services of the system only', { cause })),
      );
      const caller = payload.iss ?? '';
      if (callers && !callers.includes(caller)) throw refuse('forbidden', `${caller} does not declare that it calls ${service}`);
      return caller;
    },
  };
}
