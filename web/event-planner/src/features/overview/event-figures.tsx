import type { EventSales } from '@event-planner/contracts/sales';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { getEventSales } from './api/get-event-sales.ts';
import { getEventVisits } from './api/get-event-visits.ts';
import { ShareList } from './charts/share-list.tsx';
import { lastDays, shownDays } from './days.ts';
import { SalesDays } from './sales-days.tsx';
import { VisitDays } from './visits-panel.tsx';

/** What was sold of one event, by day and by ticket type, and how often its page was opened. */
export function EventFigures({ eventId }: { readonly eventId: string }) {
  const range = lastDays(shownDays, serverNow());
  const sales = useQuery(getEventSales(eventId));
  const visits = useQuery(getEventVisits(eventId, range));
  if (sales.isPending)
    return (
      <Loading className="space-y-6">
        <Skeleton className="h-80 rounded-card" />
        <Skeleton className="h-48 rounded-card" />
      </Loading>
    );
  if (sales.isError) return <ErrorView error={sales.error} onRetry={() => void sales.refetch()} />;
  return (
    <div className="space-y-6">
      <SalesDays sales={sales.data} />
      <TypeFigures sales={sales.data} />
      {visits.data !== undefined && <VisitDays range={range} visits={visits.data} />}
      {visits.isError && <ErrorView error={visits.error} onRetry={() => void visits.refetch()} />}
    </div>
  );
}

function TypeFigures({ sales }: { readonly sales: EventSales }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  if (sales.ticketTypes.length === 0) return null;
  const amounts = (revenue: EventSales['ticketTypes'][number]['revenue']): string =>
    revenue.map(({ amountMinor, currency }) => format.money(amountMinor, currency)).join(' + ');
  return (
    <Panel title={t('overview.byType')}>
      <ShareList
        label={t('overview.byType')}
        shares={sales.ticketTypes.map(type => ({
          id: type.ticketTypeId,
          name: type.offered ? type.name : t('overview.noLonger', { name: type.name }),
          value: type.sold,
          text: [
            t('overview.soldOf', { count: type.sold, capacity: type.capacity }),
            ...(type.held > 0 ? [t('overview.held', { count: type.held })] : []),
            ...(type.revenue.length > 0 ? [amounts(type.revenue)] : []),
          ].join(' · '),
        }))}
      />
    </Panel>
  );
}
