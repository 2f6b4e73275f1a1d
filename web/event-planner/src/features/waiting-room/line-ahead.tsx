import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import type { Place } from './turn.ts';

/** One's number, who is before one, how long it may take. */
export function LineAhead({ number, place }: { readonly number: number; readonly place: Place }) {
  const { t } = useTranslation();
  const count = new Intl.NumberFormat(useFormat().locale);
  const ahead = t('queue.ahead', { count: place.ahead, people: count.format(place.ahead) });
  const estimate = place.minutes === null ? '' : t('queue.estimate', { count: place.minutes });
  const spoken = useSpoken(`${ahead} ${estimate}`);
  usePageTitle(`(${count.format(place.ahead)}) ${t('queue.title')}`);
  return (
    <>
      <p className="text-soft">{t('queue.yourNumber')}</p>
      <p className="text-6xl font-bold tabular-nums">{count.format(number)}</p>
      <div
        role="progressbar"
        aria-label={t('queue.title')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(place.share * 100)}
        className="mt-6 h-3 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-brand transition-[width] duration-1000"
          style={{ width: `${Math.max(2, place.share * 100)}%` }}
        />
      </div>
      <p className="mt-4 text-lg font-semibold">{ahead}</p>
      {estimate !== '' && <p className="text-soft">{estimate}</p>}
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  );
}

const everyMs = 60_000;

/** What is read aloud: the newest, but no more than once a minute. */
function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState(text);
  const newest = useRef(text);
  newest.current = text;
  useEffect(() => {
    const timer = setInterval(() => setSpoken(newest.current), everyMs);
    return () => clearInterval(timer);
  }, []);
  return spoken;
}
