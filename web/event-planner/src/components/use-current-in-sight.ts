import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** For a strip of links that scrolls sideways: the link to the page one is on is in sight. The strip is what the links are positioned in. */
export function useCurrentInSight<Strip extends HTMLElement>(): RefObject<Strip | null> {
  const strip = useRef<Strip>(null);
  const path = useRouterState({ select: state => state.resolvedLocation?.pathname });
  useEffect(() => {
    const current = strip.current?.querySelector<HTMLElement>('[aria-current=page]');
    if (strip.current && current)
      strip.current.scrollTo({ left: current.offsetLeft - (strip.current.clientWidth - current.offsetWidth) / 2 });
  }, [path]);
  return strip;
}
