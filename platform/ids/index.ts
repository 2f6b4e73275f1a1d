import { createHash, randomBytes, randomFillSync, randomUUID } from 'node:crypto';

/** Drawn many at once: the system is asked once for hundreds of ids, and every request has some. */
const drawn = Buffer.allocUnsafe(4096);
let used = drawn.length;

/** Random bytes that are the caller's until it returns. */
function draw(count: number): Buffer {
  if (used + count > drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += count;
  return drawn.subarray(used - count, used);
}

/** A new id whose text order is its time order, so that indexes grow at one end. RFC 9562, version 7. */
export function newId(now: number = Date.now()): string {
  const bytes = draw(16);
  bytes.writeUIntBE(now, 0, 6);
  return asUuid(bytes, 7);
}

/** An id nobody can guess, for things whose id is the right to use them. */
export const newSecretId = (): string => randomUUID();

/** The same name always gives the same id, so that doing a thing twice finds the first. RFC 9562, version 8. */
export function idOf(name: string): string {
  return asUuid(createHash('sha256').update(name).digest().subarray(0, 16), 8);
}

function asUuid(bytes: Buffer, version: number): string {
  bytes.writeUInt8((version << 4) | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Letters and digits that are not mistaken for each other on paper or on the phone. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A short reference for people: 8 characters of 32, about 10^12 of them; a unique index decides. */
export const newReference = (): string => Array.from(randomBytes(8), byte => alphabet[byte % alphabet.length]).join('');
