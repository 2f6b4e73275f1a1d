import { createHash } from 'node:crypto';
import type { AccessClaims } from '@event-planner/contracts/auth';
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';

/** The one algorithm of access tokens; a verifier that let the token choose could be talked into another. */
export const accessAlgorithm = 'EdDSA';
/** How long they last. */
export const accessSeconds = 15 * 60;

export interface TokenSigner {
  /** A signed access token, and when it ends. */
  sign(user: AccessClaims): Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** The public halves of all keys, the retired ones too: what they signed is good until it expires. */
  jwks(): JSONWebKeySet;
}

export interface TokenSignerOptions {
  /** Private Ed25519 keys, the newest first: it signs. */
  readonly keys: readonly [JWK, ...JWK[]];
  readonly issuer: string;
  readonly audience: string;
  readonly now: () => Date;
}

/** A new private Ed25519 key, named after its thumbprint. */
export async function newSigningKey(): Promise<JWK & { readonly kid: string }> {
  const { privateKey } = await generateKeyPair(accessAlgorithm, { extractable: true, crv: 'Ed25519' });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: thumbprint(jwk) };
}

/** Signs what someone may do for a short while. */
export function createTokenSigner({ keys, issuer, audience, now }: TokenSignerOptions): TokenSigner {
  const [newest, ...retired] = keys.map(jwk => ({ ...jwk, kid: jwk.kid ?? thumbprint(jwk) }));
  if (newest === undefined) throw new Error('a signer needs a key');
  // Imported once, when first needed.
  let imported: ReturnType<typeof importJWK> | undefined;
  return {
    async sign({ sub, ...claims }) {
      imported ??= importJWK(newest, accessAlgorithm);
      const issuedAt = Math.floor(now().getTime() / 1000);
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: accessAlgorithm, kid: newest.kid, typ: 'at+jwt' })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + accessSeconds)
        .sign(await imported);
      return { token, expiresAt: new Date((issuedAt + accessSeconds) * 1000) };
    },
    jwks: () => ({
      keys: [newest, ...retired].map(publicHalf),
    }),
  };
}

/** What of a key everybody may read. */
export const publicHalf = ({ d: _private, ...rest }: JWK): JWK => ({ ...rest, alg: accessAlgorithm, use: 'sig' });

/** RFC 7638: the members that make the key, in order, hashed. */
export const thumbprint = ({ crv, kty, x }: JWK): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
