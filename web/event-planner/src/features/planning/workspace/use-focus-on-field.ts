import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Goes to the field that the address names, as the checklist's links do. What is made late, such as the text editor, is waited for. */
export function useFocusOnField(part: string): void {
  const hash = useRouterState({ select: state => state.location.hash });
  useEffect(() => {
    if (hash === '') return;
    const goTo = (): boolean => {
      const target = document.getElementById(hash);
      if (target === null) return false;
      const control = target.matches('input, select, textarea, [contenteditable]')
        ? target
        : (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target);
      control.focus();
      target.scrollIntoView({ block: 'center' });
      return true;
    };
    if (goTo()) return;
    const observer = new MutationObserver(() => goTo() && observer.disconnect());
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [hash, part]);
}
