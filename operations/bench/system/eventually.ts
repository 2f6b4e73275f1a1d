import { setTimeout as delay } from 'node:timers/promises';

const pauseMs = 50;

/** Looks again until there is something. Throws after `seconds`. @default 60 s */
export async function eventually<Found>(what: string, look: () => Promise<Found | undefined>, seconds = 60): Promise<Found> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(pauseMs);
  }
  throw new Error(`${what} was not there after ${seconds} s`);
}
