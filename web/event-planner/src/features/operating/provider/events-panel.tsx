import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { listDeadEvents } from './api.ts';
import { EventRow } from './event-row.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** What the provider told of that was given up, and how much is still to be handled. */
export function EventsPanel() {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const events = useInfiniteQuery(listDeadEvents());
  const items = events.data?.pages.flatMap(page => page.items) ?? [];
  const counted = events.data?.pages[0];
  return (
    <Panel
      title={t('provider.events')}
      text={t('provider.eventsText')}
      action={
        <Button look="secondary" size="small" busy={events.isFetching} onClick={() => void events.refetch()}>
          {t('provider.again')}
        </Button>
      }
    >
      {counted !== undefined && (
        <p role="status" className="text-sm">
          {t('provider.open', { waiting: counted.waiting, dead: counted.dead })}
          {counted.oldestAt !== null && ` · ${t('provider.oldest', { moment: format.moment(counted.oldestAt, ownTimeZone()) })}`}
        </p>
      )}
      {events.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {events.isError && <ErrorView error={events.error} onRetry={() => void events.refetch()} />}
      {events.isSuccess && items.length === 0 && <p className="mt-2 text-soft">{t('provider.none')}</p>}
      <ul className="divide-y divide-line">
        {items.map(event => (
          <EventRow key={event.id} event={event} />
        ))}
      </ul>
      <MoreButton of={events} />
    </Panel>
  );
}
