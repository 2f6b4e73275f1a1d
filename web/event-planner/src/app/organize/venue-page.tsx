import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHead, Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getVenue } from '../../features/venues/api/get-venue.ts';
import { EditVenueForm } from '../../features/venues/venue-form.tsx';
import { mayPlan, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { FailedPage } from '../failed-page.tsx';
import { VenuePlans } from './venue-plans.tsx';

export const route = createLazyRoute('/organize/$organizer/venues/$venueId')({ component: VenuePage });

function VenuePage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const { venueId } = route.useParams();
  const venue = useQuery(getVenue(venueId));
  usePageTitle(venue.data?.name ?? t('nav.venues'));
  if (venue.isPending)
    return (
      <Loading className="space-y-5">
        <Skeleton className="h-10 w-1/2" />
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (venue.data === undefined) return <FailedPage error={venue.error} onRetry={() => void venue.refetch()} />;
  return (
    <>
      <Link
        to="/organize/$organizer/venues"
        params={{ organizer: organizer.slug }}
        className="mb-3 inline-flex min-h-9 items-center gap-2 text-sm font-semibold text-soft hover:text-brand"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {t('nav.venues')}
      </Link>
      <PageHead title={venue.data.name} text={venue.data.address} />
      <div className="space-y-6">
        <VenuePlans venue={venue.data} />
        <Panel title={t('venues.details')}>
          <EditVenueForm key={venue.data.id} venue={venue.data} readOnly={!mayPlan(organizer)} />
        </Panel>
      </div>
    </>
  );
}
