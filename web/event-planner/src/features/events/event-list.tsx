import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { listEvents } from './api/list-events.ts';
import { EventGrid, EventGridSkeleton } from './event-grid.tsx';
import type { EventSearch } from './event-search.ts';

export function EventList({ search }: { readonly search: EventSearch }) {
  const { t } = useTranslation();
  const events = useInfiniteQuery(listEvents(search));
  if (events.isPending) return <EventGridSkeleton count={9} />;
  if (events.isError && events.data === undefined) return <ErrorView error={events.error} onRetry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return (
      <MessageView icon={<SearchX />} title={t('events.emptyTitle')} text={t('events.emptyText')}>
        <Link to="/events" search={{}} className={buttonClass({ look: 'secondary' })}>
          {t('events.clear')}
        </Link>
      </MessageView>
    );
  return (
    <>
      <h2 className="sr-only">{t('events.results')}</h2>
      <EventGrid events={items} label={t('events.results')} />
      <div className="mt-10 flex flex-col items-center gap-4 text-soft">
        <p role="status">{t('events.shown', { count: items.length })}</p>
        {events.isFetchNextPageError && <p className="text-danger">{t('state.errorText')}</p>}
        <MoreButton of={events} />
      </div>
    </>
  );
}
