import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, MapPinned } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listVenues } from './api/list-venues.ts';

export function VenueList({ organizer, begin }: { readonly organizer: OwnOrganizer; readonly begin: ReactNode }) {
  const { t } = useTranslation('organizing');
  const venues = useQuery(listVenues(organizer.id));
  if (venues.isPending)
    return (
      <Loading className="space-y-3">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </Loading>
    );
  if (venues.isError) return <ErrorView error={venues.error} onRetry={() => void venues.refetch()} />;
  if (venues.data.items.length === 0)
    return (
      <MessageView icon={<MapPinned />} title={t('venues.none')} text={t('venues.noneText')}>
        {begin}
      </MessageView>
    );
  return (
    <ul aria-label={t('nav.venues')} className="card divide-y divide-line">
      {venues.data.items.map(venue => (
        <li key={venue.id} className="relative flex items-center gap-4 p-4 hover:bg-sunken">
          <MapPinned aria-hidden className="size-5 shrink-0 text-brand" />
          <div className="min-w-0 grow">
            <Link
              to="/organize/$organizer/venues/$venueId"
              params={{ organizer: organizer.slug, venueId: venue.id }}
              className="font-semibold after:absolute after:inset-0"
            >
              {venue.name}
            </Link>
            <p className="truncate text-sm text-soft">{venue.address}</p>
          </div>
          <p className="shrink-0 text-sm text-soft max-sm:hidden">{t('plans.count', { count: venue.seatMaps.length })}</p>
          <ChevronRight aria-hidden className="size-5 text-soft rtl:-scale-x-100" />
        </li>
      ))}
    </ul>
  );
}
