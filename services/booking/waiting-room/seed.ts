import { createHash, randomBytes } from 'node:crypto';

/** What the draw is decided by. Its hash is told before anybody waits, so that nobody can choose another one afterwards. */
export const newSeed = (): string => randomBytes(32).toString('hex');
export const hashOfSeed = (seed: string): string => createHash('sha256').update(seed).digest('hex');

const blockBytes = 64;
/** The two keys of HMAC-SHA256 by this seed (RFC 2104): HMAC(m) = H(outer ‖ H(inner ‖ m)). The seed is shorter than a block, or exactly one. */
export function paddingsOf(seed: string): { readonly inner: Buffer; readonly outer: Buffer } {
  const key = Buffer.alloc(blockBytes);
  Buffer.from(seed, 'utf8').copy(key);
  return { inner: key.map(byte => byte ^ 0x36) as Buffer, outer: key.map(byte => byte ^ 0x5c) as Buffer };
}

/** What a visitor is called in a room: it leads back to nobody, and is another name in every room. */
export const visitorName = (eventId: string, owner: string): string =>
  createHash('sha256').update(`${eventId} ${owner}`).digest('base64url');
/** A network address, as it is kept. */
export const addressName = (eventId: string, address: string): string =>
  createHash('sha256').update(`${eventId} address ${address}`).digest('base64url');
