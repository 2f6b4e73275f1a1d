import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getSeries } from '../../features/series-page/api/get-series.ts';
import { SeriesView } from '../../features/series-page/series-view.tsx';
import { FailedPage } from '../failed-page.tsx';

export const route = createLazyRoute('/series/$slug')({ component: SeriesPage });

function SeriesPage() {
  const { slug } = route.useParams();
  const series = useQuery(getSeries(slug));
  usePageTitle(series.data?.title);
  if (series.isPending) return <SeriesSkeleton />;
  if (series.isError) return <FailedPage error={series.error} onRetry={() => void series.refetch()} />;
  return <SeriesView series={series.data} />;
}

const SeriesSkeleton = () => (
  <Loading className="space-y-8">
    <Skeleton className="h-64 rounded-card" />
    <Skeleton className="h-10 w-1/3" />
    <Skeleton className="h-40" />
  </Loading>
);
