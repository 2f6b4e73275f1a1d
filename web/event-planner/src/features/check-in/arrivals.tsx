import type { CheckInCounts } from '@event-planner/contracts/check-in';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

/** When people came: a bar for each stretch, and the same as a list for those who hear it. */
export function Arrivals({ arrivals, timeZone }: { readonly arrivals: CheckInCounts['arrivals']; readonly timeZone: string }) {
  const { t } = useTranslation('door');
  const { locale } = useFormat();
  const { everySeconds, items } = arrivals;
  const most = Math.max(1, ...items.map(({ entries }) => entries));
  const first = Date.parse(items[0]?.from ?? '');
  const span = items.length === 0 ? 1 : (Date.parse(items.at(-1)?.from ?? '') - first) / 1000 / everySeconds + 1;
  const timeOf = (from: string): string => new Date(from).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', timeZone });
  return (
    <Panel
      title={t('monitor.arrivals')}
      text={items.length === 0 ? t('monitor.arrivalsNone') : t('monitor.arrivalsText', { count: everySeconds / 60 })}
    >
      {items.length > 0 && (
        <>
          <svg aria-hidden viewBox="0 0 600 120" preserveAspectRatio="none" className="h-32 w-full border-b border-line">
            {items.map(({ from, entries }) => {
              const at = (Date.parse(from) - first) / 1000 / everySeconds;
              const [width, height] = [600 / Math.max(span, 12), (entries / most) * 116];
              return (
                <rect
                  key={from}
                  x={at * width + 1}
                  y={120 - height}
                  width={Math.max(1, width - 2)}
                  height={height}
                  className="fill-brand"
                />
              );
            })}
          </svg>
          <p aria-hidden className="mt-1 flex justify-between text-xs text-soft tabular-nums">
            <span>{timeOf(items[0]?.from ?? '')}</span>
            <span>{timeOf(items.at(-1)?.from ?? '')}</span>
          </p>
          <ul className="sr-only">
            {items.map(({ from, entries }) => (
              <li key={from}>{t('monitor.entriesAt', { time: timeOf(from), count: entries })}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
