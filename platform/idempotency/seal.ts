import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/** What a caller's key names, and what it opens. Whoever reads the database has neither. */
export interface Sealing {
  readonly id: Buffer;
  seal(text: string): Buffer;
  open(sealed: Buffer): string;
}

const separator = '\u0000';
const cipher = 'aes-256-gcm';
const tagBytes = 16;
const nonceBytes = 12;

export function createSealing({ caller, route, key }: { readonly caller: string; readonly route: string; readonly key: string }): Sealing {
  const name = [caller, route, key].join(separator);
  const secret = (): Buffer => Buffer.from(hkdfSync('sha256', key, name, 'kept answer', 32));
  return {
    id: createHash('sha256').update(name).digest(),
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const sealing = createCipheriv(cipher, secret(), nonce);
      return Buffer.concat([nonce, sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
    },
    open(sealed) {
      const opening = createDecipheriv(cipher, secret(), sealed.subarray(0, nonceBytes)).setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()]).toString('utf8');
    },
  };
}

export const fingerprintOf = (...said: readonly string[]): Buffer => createHash('sha256').update(said.join(separator)).digest();
