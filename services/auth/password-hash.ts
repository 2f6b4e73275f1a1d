import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same characters whichever keyboard typed them. */
const canonical = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(canonical(password), cost);

export type PasswordCheck = (passwordHash: string | null | undefined, password: string) => Promise<boolean>;

/** Checks against nobody's password where there is no account, so that both answers take the same time. */
export function createPasswordCheck(): PasswordCheck {
  const nobodys = hashPassword(randomBytes(16).toString('hex'));
  return async (passwordHash, password) => {
    const matches = await verify(passwordHash ?? (await nobodys), canonical(password));
    return matches && typeof passwordHash === 'string';
  };
}
