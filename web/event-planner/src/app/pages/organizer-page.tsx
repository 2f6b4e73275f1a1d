import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { EventsOf } from '../../features/events/events-of.tsx';
import { getOrganizer } from '../../features/organizers/api/get-organizer.ts';
import { OrganizerHeader } from '../../features/organizers/organizer-header.tsx';
import { FailedPage } from '../failed-page.tsx';

export const route = createLazyRoute('/organizers/$slug')({ component: OrganizerPage });

function OrganizerPage() {
  const { t } = useTranslation();
  const { slug } = route.useParams();
  const organizer = useQuery(getOrganizer(slug));
  usePageTitle(organizer.data?.name);
  if (organizer.isPending) return <OrganizerSkeleton />;
  if (organizer.isError) return <FailedPage error={organizer.error} onRetry={() => void organizer.refetch()} />;
  return (
    <div className="space-y-12">
      <OrganizerHeader organizer={organizer.data} />
      <section aria-labelledby="upcoming">
        <h2 id="upcoming" className="mb-6 text-2xl sm:text-3xl">
          {t('home.upcoming')}
        </h2>
        <EventsOf organizer={organizer.data.slug} when="upcoming" />
      </section>
      <EventsOf organizer={organizer.data.slug} when="past" />
    </div>
  );
}

const OrganizerSkeleton = () => (
  <Loading>
    <Skeleton className="h-56 rounded-card" />
    <Skeleton className="mt-6 h-24 max-w-2xl" />
  </Loading>
);
