/** Letters and digits that nobody takes for another when reading them out: no 0 and O, 1 and I, 5 and S, 8 and B. */
const signs = 'ACDEFGHJKLMNPQRTUVWXYZ234679';
const length = 10;

/** A code that nobody guesses: ten signs of twenty-eight are 48 bits. */
export function generateCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = bytes => crypto.getRandomValues(bytes)): string {
  const code: string[] = [];
  // Bytes beyond the last whole multiple are thrown away, so that no sign is likelier than another.
  const fair = 256 - (256 % signs.length);
  while (code.length < length) {
    for (const byte of random(new Uint8Array(length))) {
      if (byte < fair && code.length < length) code.push(signs.charAt(byte % signs.length));
    }
  }
  return `${code.slice(0, 5).join('')}-${code.slice(5).join('')}`;
}
