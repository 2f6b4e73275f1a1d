import { readStored, writeStored } from '../browser-storage.ts';
import { outcomeIsUnknown } from './api-error.ts';

/**
 * Does what the user meant, once. The idempotency key belongs to the intent: it survives retries and reloads for as long as it is
 * unknown whether the server did it, and is forgotten with the first definite answer, so that meaning the same again later is a new intent.
 */
export async function onceIntended<Result>(intent: readonly unknown[], act: (idempotencyKey: string) => Promise<Result>): Promise<Result> {
  const name = `intent:${JSON.stringify(intent)}`;
  const key = readStored('sessionStorage', name) ?? crypto.randomUUID();
  writeStored('sessionStorage', name, key);
  try {
    const result = await act(key);
    writeStored('sessionStorage', name, undefined);
    return result;
  } catch (error) {
    if (!outcomeIsUnknown(error)) writeStored('sessionStorage', name, undefined);
    throw error;
  }
}
