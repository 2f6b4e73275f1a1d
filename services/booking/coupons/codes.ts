import { randomInt } from 'node:crypto';

/** Neither 0 nor O, 1, I nor L, and no U: nobody reads them wrong, and few words come up. Twelve of them have 58 bits. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const groups = 3;
const groupLength = 4;

/** A code that nobody guesses, in groups that are read out easily: `SUMMER-7KQ2-M9XA-R4TD`. */
export function newCode(prefix: string): string {
  const group = (): string => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [...(prefix === '' ? [] : [prefix.toUpperCase()]), ...Array.from({ length: groups }, group)].join('-');
}
