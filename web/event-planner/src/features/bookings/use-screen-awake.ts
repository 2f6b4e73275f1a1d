import { useEffect, useState } from 'react';

/** Keeps the screen on while it is used, where a browser can. Says whether it does. */
export function useScreenAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const keep = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      // Refused when the battery is low: the screen then behaves as always.
      const got = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (over) return void got?.release();
      lock = got;
      setAwake(got !== undefined);
    };
    // The lock ends whenever one looks at something else.
    const again = (): void => void keep();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
  return awake;
}
