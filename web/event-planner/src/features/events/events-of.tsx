import { useInfiniteQuery } from '@tanstack/react-query';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { listEvents } from './api/list-events.ts';
import { EventGrid, EventGridSkeleton } from './event-grid.tsx';

interface EventsOfProps {
  /** Its slug. */
  readonly organizer: string;
  readonly when: 'upcoming' | 'past';
}

/** What an organizer puts on, or has put on: of that there is no word where there is nothing. */
export function EventsOf({ organizer, when }: EventsOfProps) {
  const { t } = useTranslation();
  const events = useInfiniteQuery(listEvents({ organizer, ...(when === 'past' && { when }) }));
  if (events.isPending) return when === 'past' ? null : <EventGridSkeleton count={3} />;
  if (events.isError && events.data === undefined) return <ErrorView error={events.error} onRetry={() => void events.refetch()} />;
  const items = events.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return when === 'past' ? null : <MessageView icon={<CalendarX />} title={t('visit.nothingOnTitle')} text={t('visit.nothingOnText')} />;
  const list = (
    <>
      <EventGrid events={items} label={t(when === 'past' ? 'visit.past' : 'home.upcoming')} />
      <MoreButton of={events} />
    </>
  );
  if (when === 'upcoming') return list;
  return (
    <section aria-labelledby="past">
      <h2 id="past" className="mb-6 text-2xl sm:text-3xl">
        {t('visit.past')}
      </h2>
      {list}
    </section>
  );
}
