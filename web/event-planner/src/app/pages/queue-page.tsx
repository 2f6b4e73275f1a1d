import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getEvent } from '../../features/events/api/get-event.ts';
import { QueueView } from '../../features/waiting-room/queue-view.tsx';
import { FailedPage } from '../failed-page.tsx';
import { TicketSearch } from '../search.ts';

export const route = createLazyRoute('/events/$slug/queue')({ component: QueuePage });

/** Where one waits for one's turn to buy. */
function QueuePage() {
  const { t } = useTranslation();
  const { slug } = route.useParams();
  const { code } = TicketSearch.parse(route.useSearch());
  const navigate = useNavigate();
  const queries = useQueryClient();
  const event = useQuery(getEvent(slug, code));
  usePageTitle(t('queue.title'));
  if (event.isError) return <FailedPage error={event.error} onRetry={() => void event.refetch()} />;
  if (event.isPending)
    return (
      <Loading className="mx-auto max-w-xl">
        <Skeleton className="h-80 rounded-card" />
      </Loading>
    );
  const goOn = (): void => {
    void queries.invalidateQueries({ queryKey: ['events', 'availability', event.data.id] });
    void navigate({ to: '/events/$slug', params: { slug }, search: code === undefined ? {} : { code }, hash: 'tickets', replace: true });
  };
  return (
    <div className="space-y-8">
      <header className="mx-auto max-w-xl text-center">
        <h1 className="text-3xl sm:text-4xl">{t('queue.title')}</h1>
        <p className="mt-2 text-lg text-soft wrap-anywhere">{event.data.title}</p>
      </header>
      <QueueView event={event.data} onIn={goOn} />
    </div>
  );
}
