import type { ProviderEvent } from '../provider/provider.ts';
import type { EventOutcome } from '../tables.ts';

/** What nobody has to handle. */
export const isIdle = (event: ProviderEvent): boolean => event.about === 'other';

/** Written before it is known to be true: hardly any comes out otherwise. */
export const usual = (event: ProviderEvent): EventOutcome =>
  event.about === 'other' || (event.about === 'intent' && event.intent.fact === undefined) ? 'ignored' : 'applied';

/** For as long as whoever has an event in hand may take; then somebody else does. */
const inHandSeconds = 60;
export const otherwiseAt = (now: Date): Date => new Date(now.getTime() + inHandSeconds * 1000);

export const mostAttempts = 12;
const [firstPauseSeconds, longestPauseSeconds] = [30, 3600];

/**
 * When a failed event is tried again: after half a minute, then twice as long each time, up to an hour, some six hours in all; a third of it by `chance`, so
 * that what failed together does not come back together. Undefined: it is given up, and waits for people.
 */
export function nextAttempt(attempts: number, now: Date, chance: number): Date | undefined {
  if (attempts >= mostAttempts) return undefined;
  const seconds = Math.min(firstPauseSeconds * 2 ** (attempts - 1), longestPauseSeconds) * (1 - chance / 3);
  return new Date(now.getTime() + Math.round(seconds * 1000));
}

/** What is kept of an event until it is handled. The secret that opens the card form is with the payment, if anywhere. */
export const keep = (event: ProviderEvent): string =>
  JSON.stringify(event, (name, value: unknown) => (name === 'clientSecret' ? null : value));

const isTime = (name: string): boolean => name === 'at' || name.endsWith('At');

/** Times are called `at`, or something ending in `At`. */
export const recall = (said: unknown): ProviderEvent =>
  JSON.parse(JSON.stringify(said), (name, value: unknown) =>
    typeof value === 'string' && isTime(name) ? new Date(value) : value,
  ) as ProviderEvent;
