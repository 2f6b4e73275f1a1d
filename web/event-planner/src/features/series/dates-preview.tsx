import { SeriesTiming } from '@event-planner/contracts/series';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { previewDates } from './api/preview-dates.ts';

interface DatesPreviewProps {
  readonly timing: SeriesTiming;
  readonly onLeaveOut: (date: string) => void;
}

/** What the rule means, date by date. */
export function DatesPreview({ timing, onLeaveOut }: DatesPreviewProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const settled = useDeferredValue(timing);
  const valid = SeriesTiming.safeParse(settled).success;
  const preview = useQuery({ ...previewDates(settled), enabled: valid });
  if (preview.isPending)
    return (
      <Loading className="space-y-2">
        <Skeleton className="h-6 w-1/2" />
        <Skeleton className="h-40" />
      </Loading>
    );
  if (preview.isError)
    return <Refusal error={preview.error} labels={{ startsAt: t('series.first'), count: t('rule.count'), day: t('rule.lastDay') }} />;
  const { dates, endless } = preview.data;
  return (
    <section aria-label={t('series.dates')} className="rounded-control bg-sunken p-4" aria-busy={preview.isPlaceholderData}>
      <h3 className="text-base">{t(endless ? 'series.datesEndless' : 'series.datesCount', { count: dates.length })}</h3>
      <ol className="mt-2 max-h-96 overflow-y-auto" tabIndex={0} aria-label={t('series.dates')}>
        {dates.map(({ date, startsAt }) => (
          <li key={date} className="flex items-center justify-between gap-2 text-sm">
            <span className="tabular-nums">{format.moment(startsAt, settled.timeZone)}</span>
            <button
              type="button"
              aria-label={t('series.leaveOut', { date: format.moment(startsAt, settled.timeZone) })}
              title={t('series.leaveOut', { date: format.moment(startsAt, settled.timeZone) })}
              onClick={() => onLeaveOut(date)}
              className="flex size-9 shrink-0 items-center justify-center rounded-control text-soft hover:text-danger"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
