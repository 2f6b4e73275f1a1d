import { createHash } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

export interface AdmissionClaims {
  readonly eventId: string;
  /** Whom it lets in, and nobody else. */
  readonly visitor: string;
  readonly until: Date;
}

export interface AdmissionTokens {
  sign(claims: AdmissionClaims): Promise<string>;
  /** Undefined for one that is not ours, was changed, is for another purpose, or is over. */
  verify(token: string): Promise<Pick<AdmissionClaims, 'eventId' | 'visitor'> | undefined>;
}

const algorithm = 'HS256';
const type = 'admission+jwt';
const mostRemembered = 20_000;

/** Admissions to on-sales: checked by every process without asking anybody, for all of them know the secret. */
export function createAdmissionTokens({ secret, now }: { readonly secret: string; readonly now: () => Date }): AdmissionTokens {
  // Whatever the secret looks like, the key is as long as the hash wants it.
  const key = createHash('sha256').update(`admission ${secret}`).digest();
  /** What was good is remembered until it ends: a buyer asks again and again. */
  const known = new Map<string, AdmissionClaims>();
  const remember = (token: string, claims: AdmissionClaims): AdmissionClaims => {
    if (known.size >= mostRemembered) known.delete(known.keys().next().value as string);
    known.set(token, claims);
    return claims;
  };
  const check = async (token: string): Promise<AdmissionClaims | undefined> => {
    const options = { algorithms: [algorithm], typ: type, requiredClaims: ['sub', 'exp', 'event'], currentDate: now() };
    const verified = await jwtVerify(token, key, options).catch(() => undefined);
    if (!verified) return undefined;
    const { sub = '', exp = 0, event } = verified.payload;
    return remember(token, { visitor: sub, eventId: String(event), until: new Date(exp * 1000) });
  };
  return {
    sign: ({ eventId, visitor, until }) =>
      new SignJWT({ event: eventId })
        .setProtectedHeader({ alg: algorithm, typ: type })
        .setSubject(visitor)
        .setExpirationTime(Math.floor(until.getTime() / 1000))
        .sign(key),
    async verify(token) {
      const claims = known.get(token) ?? (await check(token));
      return claims && claims.until > now() ? claims : undefined;
    },
  };
}
