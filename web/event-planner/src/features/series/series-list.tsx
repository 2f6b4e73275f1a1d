import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarSync, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listSeries } from './api/list-series.ts';
import { useRuleWords } from './rule/use-rule-words.ts';

export function SeriesList({ organizer, begin }: { readonly organizer: OwnOrganizer; readonly begin: ReactNode }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const words = useRuleWords();
  const series = useQuery(listSeries(organizer.id));
  if (series.isPending)
    return (
      <Loading className="space-y-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </Loading>
    );
  if (series.isError) return <ErrorView error={series.error} onRetry={() => void series.refetch()} />;
  if (series.data.items.length === 0)
    return (
      <MessageView icon={<CalendarSync />} title={t('series.none')} text={t('series.noneText')}>
        {begin}
      </MessageView>
    );
  return (
    <ul aria-label={t('nav.series')} className="card divide-y divide-line">
      {series.data.items.map(one => (
        <li key={one.id} className="relative flex items-center gap-4 p-4 hover:bg-sunken">
          <CalendarSync aria-hidden className="size-5 shrink-0 text-brand" />
          <div className="min-w-0 grow">
            <Link
              to="/organize/$organizer/series/$id/{-$part}"
              params={{ organizer: organizer.slug, id: one.id, part: undefined }}
              className="font-semibold after:absolute after:inset-0"
            >
              {one.title === '' ? t('events.untitled') : one.title}
            </Link>
            <p className="text-sm text-soft">{words.sentence(one.rule)}</p>
          </div>
          <p className="shrink-0 text-end text-sm text-soft max-sm:hidden">
            {t('series.toCome', { count: one.datesToCome })}
            {one.nextStartsAt !== null && <span className="block">{format.moment(one.nextStartsAt, one.timeZone)}</span>}
          </p>
          <ChevronRight aria-hidden className="size-5 text-soft rtl:-scale-x-100" />
        </li>
      ))}
    </ul>
  );
}
