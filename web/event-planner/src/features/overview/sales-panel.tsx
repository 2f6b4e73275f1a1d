import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { serverNow } from '../../lib/server-clock.ts';
import { getOrganizerSales } from './api/get-organizer-sales.ts';
import { ShareList } from './charts/share-list.tsx';
import { lastDays, shownDays } from './days.ts';
import { SalesDays } from './sales-days.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

const mostEvents = 8;

/** What an organizer sold lately, and of which events. */
export function SalesPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('organizing');
  const sales = useQuery(getOrganizerSales(organizerId, { ...lastDays(shownDays, serverNow()), timeZone: ownTimeZone() }));
  if (sales.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (sales.isError) return <ErrorView error={sales.error} onRetry={() => void sales.refetch()} />;
  const events = sales.data.events.filter(({ tickets }) => tickets > 0).slice(0, mostEvents);
  const channels = sales.data.channels.filter(({ tickets }) => tickets > 0);
  return (
    <>
      <SalesDays sales={sales.data} />
      {channels.length > 1 && (
        <Panel title={t('overview.byChannel')}>
          <ShareList
            label={t('overview.byChannel')}
            shares={channels.map(({ origin, tickets }) => ({
              id: origin,
              name: t(`origins.${origin}`),
              value: tickets,
              text: t('overview.tickets', { count: tickets }),
            }))}
          />
        </Panel>
      )}
      {events.length > 0 && (
        <Panel title={t('overview.byEvent')}>
          <ShareList
            label={t('overview.byEvent')}
            shares={events.map(({ eventId, title, tickets }) => ({
              id: eventId,
              name: title,
              value: tickets,
              text: t('overview.tickets', { count: tickets }),
            }))}
          />
        </Panel>
      )}
    </>
  );
}
