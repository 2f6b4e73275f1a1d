import { createHmac, hkdfSync, randomInt, timingSafeEqual } from 'node:crypto';
import type { CodePurpose } from '@event-planner/contracts/user-messages';

/** Of what a code is the code. */
export interface CodeOf {
  readonly purpose: CodePurpose;
  readonly email: string;
}

export interface CodeHashing {
  create(): string;
  hash(of: CodeOf, code: string): Buffer;
  matches(codeHash: Buffer, of: CodeOf, code: string): boolean;
}

/**
 * A code has only a million values, so a plain hash of it could be turned back by trying them all: it is keyed with a secret that the database does not
 * hold, and with the address and what it is for, so that a hash cannot be moved to another account or use.
 */
export function createCodeHashing(secret: string): CodeHashing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'one-time codes', 32));
  const hash = ({ purpose, email }: CodeOf, code: string): Buffer =>
    createHmac('sha256', key).update(`${purpose}\n${email}\n${code}`).digest();
  return {
    create: () => String(randomInt(1_000_000)).padStart(6, '0'),
    hash,
    matches: (codeHash, of, code) => timingSafeEqual(codeHash, hash(of, code)),
  };
}
