import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The provider's kind of id: a prefix that tells the type, and 24 letters and digits. */
export const randomId = (prefix: string): string =>
  `${prefix}_${Array.from(randomBytes(24), byte => alphabet[byte % alphabet.length]).join('')}`;
