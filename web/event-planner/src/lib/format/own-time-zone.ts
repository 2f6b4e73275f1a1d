import { useSyncExternalStore } from 'react';

export const browserTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Of the profile, where that is another one than the browser's. */
let followed: string | undefined;
const listeners = new Set<() => void>();

/** From now on times are shown by this clock; undefined: by the browser's. */
export function followTimeZone(timeZone: string | undefined): void {
  followed = timeZone === browserTimeZone() ? undefined : timeZone;
  for (const listener of listeners) listener();
}

/** That of whoever reads: of their profile, or their browser's. */
export const ownTimeZone = (): string => followed ?? browserTimeZone();

/** Changes when the profile is known to say another one than the browser: what was written until then is written anew. */
export const useFollowedTimeZone = (): string | undefined =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => followed,
  );
