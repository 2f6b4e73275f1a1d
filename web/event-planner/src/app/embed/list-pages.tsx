import type { EventSummary } from '@event-planner/contracts/event';
import { useQuery, useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { listEvents } from '../../features/events/api/list-events.ts';
import { CompactList } from '../../features/events/compact-list.tsx';
import { getOrganizer } from '../../features/organizers/api/get-organizer.ts';
import { getSeries } from '../../features/series-page/api/get-series.ts';

export const organizerRoute = createLazyRoute('/embed/organizers/$slug')({ component: EmbeddedOrganizer });
export const seriesRoute = createLazyRoute('/embed/series/$slug')({ component: EmbeddedSeries });

/** What an organizer has coming up, in somebody else's page. */
function EmbeddedOrganizer() {
  const { slug } = organizerRoute.useParams();
  const organizer = useQuery(getOrganizer(slug));
  const events = useInfiniteQuery(listEvents({ organizer: slug }));
  usePageTitle(organizer.data?.name);
  const failed = [organizer, events].find(query => query.isError);
  if (failed) return <ErrorView error={failed.error} onRetry={() => void failed.refetch()} level={1} />;
  if (organizer.data === undefined || events.data === undefined) return <ListSkeleton />;
  return <Dates title={organizer.data.name} events={events.data.pages.flatMap(page => page.items)} />;
}

/** The dates of a series, in somebody else's page. */
function EmbeddedSeries() {
  const { slug } = seriesRoute.useParams();
  const series = useQuery(getSeries(slug));
  usePageTitle(series.data?.title);
  if (series.isPending) return <ListSkeleton />;
  if (series.isError) return <ErrorView error={series.error} onRetry={() => void series.refetch()} level={1} />;
  return <Dates title={series.data.title} events={series.data.dates} />;
}

function Dates({ title, events }: { readonly title: string; readonly events: readonly EventSummary[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className="mb-3 text-2xl leading-tight wrap-anywhere">{title}</h1>
      {events.length === 0 ? (
        <MessageView icon={<CalendarX />} title={t('visit.nothingOnTitle')} text={t('visit.noDatesText')} />
      ) : (
        <CompactList events={events} />
      )}
    </>
  );
}

const ListSkeleton = () => (
  <Loading className="space-y-3">
    <Skeleton className="h-8 w-1/2" />
    <Skeleton className="h-16" />
    <Skeleton className="h-16" />
    <Skeleton className="h-16" />
  </Loading>
);
