import type { PlannedSeries } from '@event-planner/contracts/series';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { getSeries } from '../../features/series/api/get-series.ts';
import { getStoredSeatMap } from '../../features/venues/api/get-stored-seat-map.ts';
import { listVenues } from '../../features/venues/api/list-venues.ts';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { FailedPage } from '../failed-page.tsx';
import { NotFound } from '../not-found.tsx';
import { isSeriesPart, type SeriesPart, SeriesWorkspace } from './series-workspace.tsx';

export const route = createLazyRoute('/organize/$organizer/series/$id/{-$part}')({ component: SeriesPage });

function SeriesPage() {
  const { id, part = 'dates' } = route.useParams();
  const series = useQuery(getSeries(id));
  if (series.isPending)
    return (
      <Loading className="space-y-5">
        <Skeleton className="h-10 w-2/3" />
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (series.data === undefined) return <FailedPage error={series.error} onRetry={() => void series.refetch()} />;
  if (!isSeriesPart(part)) return <NotFound />;
  return <Surrounded key={series.data.id} series={series.data} part={part} />;
}

function Surrounded({ series, part }: { readonly series: PlannedSeries; readonly part: SeriesPart }) {
  const organizer = useOwnOrganizer();
  const venues = useQuery(listVenues(organizer.id));
  const { venueId, seatMapId } = series.sections.place;
  const seatMap = useQuery({ ...getStoredSeatMap(venueId ?? '', seatMapId ?? ''), enabled: venueId !== null && seatMapId !== null });
  return (
    <SeriesWorkspace
      series={series}
      part={part}
      venues={venues.data?.items ?? []}
      seatMap={seatMapId === null ? undefined : seatMap.data?.document}
    />
  );
}
