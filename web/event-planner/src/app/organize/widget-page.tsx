import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { upcomingOf } from '../../features/overview/attention.ts';
import { listPlanned } from '../../features/planning/api/list-planned.ts';
import { listSeries } from '../../features/series/api/list-series.ts';
import { WidgetBuilder } from '../../features/widget/widget-builder.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { serverNow } from '../../lib/server-clock.ts';

export const route = createLazyRoute('/organize/$organizer/widget')({ component: WidgetPage });

function WidgetPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const events = useInfiniteQuery(listPlanned(organizer.id, { state: 'published', limit: 100 }));
  const series = useQuery(listSeries(organizer.id));
  usePageTitle(t('nav.widget'));
  const failed = [events, series].find(query => query.isError);
  if (failed !== undefined) return <ErrorView error={failed.error} onRetry={() => void failed.refetch()} level={1} />;
  if (events.data === undefined || series.data === undefined)
    return (
      <Loading className="space-y-6">
        <Skeleton className="h-40 rounded-card" />
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  const upcoming = upcomingOf(
    events.data.pages.flatMap(({ items }) => items),
    serverNow(),
  );
  return (
    <>
      <PageHead title={t('widget.title')} text={t('widget.text')} />
      <WidgetBuilder
        organizer={organizer.slug}
        events={upcoming.map(({ slug, title }) => ({ value: slug, label: title }))}
        series={series.data.items.filter(({ datesToCome }) => datesToCome > 0).map(({ slug, title }) => ({ value: slug, label: title }))}
      />
    </>
  );
}
