import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;
/** Clocks of phones go before or after by as much. */
const window = 1;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Event Planner', label, secret: Secret.fromBase32(secret), period: periodSeconds, digits: 6, algorithm: 'SHA1' });

/** 160 random bits, as RFC 4226 wants; SHA-1 because many apps know no other, and it is enough for an HMAC. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The 30 seconds whose code it is, counted since 1970; undefined of a code that is wrong now. */
export function stepOf(secret: string, { code, now }: { readonly code: string; readonly now: Date }): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta;
}
