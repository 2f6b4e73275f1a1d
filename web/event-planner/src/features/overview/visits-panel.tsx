import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getOrganizerVisits } from './api/get-organizer-visits.ts';
import { DayPanel } from './charts/day-panel.tsx';
import { everyDay, lastDays } from './days.ts';

const shownDays = 30;

export function VisitsPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const range = lastDays(shownDays, serverNow());
  const visits = useQuery(getOrganizerVisits(organizerId, range));
  if (visits.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (visits.isError) return <ErrorView error={visits.error} onRetry={() => void visits.refetch()} />;
  const number = (value: number): string => new Intl.NumberFormat(locale).format(value);
  return (
    <DayPanel
      title={t('overview.visits')}
      days={everyDay(
        range,
        visits.data.days.map(({ day, visits: value }) => ({ day, value })),
      )}
      total={t('overview.visitsTotal', { count: visits.data.total })}
      valueName={number}
      none={t('overview.noVisits')}
    />
  );
}
