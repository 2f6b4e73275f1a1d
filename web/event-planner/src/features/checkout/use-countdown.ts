import { useEffect, useState } from 'react';
import { secondsUntil } from '../../lib/format/countdown.ts';
import { serverNow } from '../../lib/server-clock.ts';

/** Seconds left until an instant, by the server's clock. Counted from the instant each time, so a sleeping tab wakes up right. */
export function useCountdown(instant: string): number {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick(tick => tick + 1), 500);
    return () => clearInterval(timer);
  }, []);
  return secondsUntil(instant, serverNow());
}
