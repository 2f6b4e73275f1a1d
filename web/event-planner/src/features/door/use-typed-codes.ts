import { useEffect, useEffectEvent } from 'react';

/** A scanner that types pauses for less than this between two keys, also on a busy phone. */
const longestPauseMs = 400;
const shortestCode = 8;

/** Codes from scanners that are keyboards, wherever the focus is but in a field. */
export function useTypedCodes(onCode: (code: string) => void): void {
  const tell = useEffectEvent(onCode);
  useEffect(() => {
    let [typed, at] = ['', 0];
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
      const now = performance.now();
      if (now - at > longestPauseMs) typed = '';
      at = now;
      if (event.key === 'Enter' && typed.length >= shortestCode) {
        event.preventDefault();
        tell(typed);
        typed = '';
      } else if (event.key.length === 1) typed += event.key;
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
