import type { Seat } from './lay-out.ts';

/**
 * Tells plans apart whose seats have other indices or other categories: who draws one and who speaks of seats by their index compare it. Of names alone, for
 * no two machines need to agree on the last digit of a place. FNV-1a, 32 bits, in hexadecimal.
 */
export function fingerprintOf(seats: readonly Seat[]): string {
  let hash = 0x811c9dc5;
  for (const { id, category } of seats) {
    const words = `${id} ${category};`;
    for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
