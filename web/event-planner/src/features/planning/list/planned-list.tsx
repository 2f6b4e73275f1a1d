import type { PlannedEventSummary } from '@event-planner/contracts/planning';
import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarPlus, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { ErrorView } from '../../../components/error-view.tsx';
import { MessageView } from '../../../components/message-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { listPlanned, type PlannedSearch } from '../api/list-planned.ts';
import { PlannedRow } from './planned-row.tsx';

export type Summary = z.infer<typeof PlannedEventSummary>;

interface PlannedListProps {
  readonly organizer: OwnOrganizer;
  readonly search: PlannedSearch;
  readonly onMade: (eventId: string) => void;
  /** What to do when there is nothing at all yet. */
  readonly begin: ReactNode;
}

export function PlannedList({ organizer, search, onMade, begin }: PlannedListProps) {
  const { t } = useTranslation('organizing');
  const events = useInfiniteQuery(listPlanned(organizer.id, search));
  if (events.isPending)
    return (
      <Loading className="space-y-3">
        {[0, 1, 2, 3].map(at => (
          <Skeleton key={at} className="h-20" />
        ))}
      </Loading>
    );
  if (events.isError && events.data === undefined) return <ErrorView error={events.error} onRetry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap(page => page.items);
  const searching = search.q !== undefined || search.state !== undefined;
  if (items.length === 0)
    return searching ? (
      <MessageView icon={<SearchX />} title={t('events.noneFound')} text={t('events.noneFoundText')} />
    ) : (
      <MessageView icon={<CalendarPlus />} title={t('events.none')} text={t('events.noneText')}>
        {begin}
      </MessageView>
    );
  return (
    <>
      <ul aria-label={t('nav.events')} className="card divide-y divide-line">
        {items.map(item => (
          <li key={item.id}>
            <PlannedRow organizer={organizer} event={item} onMade={onMade} />
          </li>
        ))}
      </ul>
      <MoreButton of={events} />
    </>
  );
}
