import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';

export interface Codes {
  create(): string;
  hash(email: string, code: string): Buffer;
  matches(codeHash: Buffer, given: { readonly email: string; readonly code: string }): boolean;
}

/**
 * A code has only a million values, so a plain hash of it could be turned back by trying them all: it is keyed with a secret that the
 * database does not hold, and with the address, so that a hash cannot be moved to another account.
 */
export function createCodes(secret: string): Codes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'one-time codes', 32));
  const hash = (email: string, code: string): Buffer => createHmac('sha256', key).update(`${email}\n${code}`).digest();
  return {
    create: () => String(randomInt(1_000_000)).padStart(6, '0'),
    hash,
    matches: (codeHash, { email, code }) => timingSafeEqual(codeHash, hash(email, code)),
  };
}
