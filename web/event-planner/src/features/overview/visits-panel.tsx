import type { Visits } from '@event-planner/contracts/visits';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getOrganizerVisits } from './api/get-organizer-visits.ts';
import { DayPanel } from './charts/day-panel.tsx';
import { everyDay, lastDays, shownDays } from './days.ts';

export function VisitsPanel({ organizerId }: { readonly organizerId: string }) {
  const range = lastDays(shownDays, serverNow());
  const visits = useQuery(getOrganizerVisits(organizerId, range));
  if (visits.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (visits.isError) return <ErrorView error={visits.error} onRetry={() => void visits.refetch()} />;
  return <VisitDays range={range} visits={visits.data} />;
}

interface VisitDaysProps {
  readonly range: ReturnType<typeof lastDays>;
  readonly visits: Visits;
}

export function VisitDays({ range, visits }: VisitDaysProps) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  return (
    <DayPanel
      title={t('overview.visits')}
      days={everyDay(
        range,
        visits.days.map(({ day, visits: value }) => ({ day, value })),
      )}
      total={t('overview.visitsTotal', { count: visits.total })}
      valueName={value => new Intl.NumberFormat(locale).format(value)}
      none={t('overview.noVisits')}
    />
  );
}
