import { type RefObject, useEffect, useRef } from 'react';

/**
 * For the frame around parts that come and go, which has to have a tab index: when the part that has the focus goes, the frame takes it over. Otherwise whoever works
 * by keyboard, or listens, is thrown back to the top of the page.
 */
export function useKeptFocus(): RefObject<HTMLElement | null> {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let focused: EventTarget | null = null;
    const enter = ({ target }: FocusEvent): void => void (focused = target);
    const leave = ({ relatedTarget }: FocusEvent): void => void (relatedTarget !== null && (focused = null));
    const parts = new MutationObserver(() => {
      if (!(focused instanceof Node) || focused.isConnected || document.activeElement !== document.body) return;
      element.focus({ preventScroll: true });
    });
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    parts.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
      parts.disconnect();
    };
  }, []);
  return frame;
}
