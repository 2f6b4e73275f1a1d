import { type RefObject, useEffect } from 'react';
import { z } from 'zod';
import { changeLanguage, isLanguage } from './i18n/language.ts';

/** In whose page it stands, as the widget said: what goes out is delivered to that origin alone, what comes from another is not heard. */
function hostOrigin(): string | undefined {
  const said = new URLSearchParams(location.search).get('host');
  if (said === null || !URL.canParse(said)) return undefined;
  const { origin, protocol } = new URL(said);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}

/** Tells the page around how high this is, whenever that changes. */
export function useReportedHeight(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const host = hostOrigin();
    const element = content.current;
    if (host === undefined || element === null || window.parent === window) return;
    const observer = new ResizeObserver(() =>
      window.parent.postMessage({ type: 'event-planner:height', height: element.offsetHeight }, host),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}

const Look = z.object({
  type: z.literal('event-planner:look'),
  language: z.string().max(35).nullable(),
  theme: z.string().max(10).nullable(),
});

/** The page around may change its mind about language and theme. Nothing else that it says is heard. */
export function useHostsLook(): void {
  useEffect(() => {
    const host = hostOrigin();
    const hear = ({ source, origin, data }: MessageEvent): void => {
      const look = Look.safeParse(data);
      if (source !== window.parent || origin !== host || !look.success) return;
      const { theme, language } = look.data;
      if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
      else delete document.documentElement.dataset['theme'];
      const spoken = language?.slice(0, 2);
      if (isLanguage(spoken)) void changeLanguage(spoken);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
}
