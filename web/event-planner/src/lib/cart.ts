import { CartId } from '@event-planner/contracts/http';
import { readStored, writeStored } from './browser-storage.ts';

let current: string | undefined;

/** This browser's own name for its cart: holds made before a login stay reachable after it. */
export function cartId(): string {
  if (current !== undefined) return current;
  const stored = CartId.safeParse(readStored('localStorage', 'cart'));
  current = stored.success ? stored.data : crypto.randomUUID();
  writeStored('localStorage', 'cart', current);
  return current;
}
