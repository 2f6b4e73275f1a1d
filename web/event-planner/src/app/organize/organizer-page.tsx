import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listMine } from '../../features/organizers/api/list-mine.ts';
import { OwnOrganizerContext } from '../../lib/organizing/own-organizer.ts';
import { FailedPage } from '../failed-page.tsx';
import { rememberOrganizer } from './last-organizer.ts';
import { NoAccess } from './no-access.tsx';
import { OrganizerNav } from './organizer-nav.tsx';

export const route = createLazyRoute('/organize/$organizer')({ component: OrganizerPage });

/** The frame around everything of one organizer. */
function OrganizerPage() {
  const { organizer: slug } = route.useParams();
  const mine = useQuery(listMine());
  const organizer = mine.data?.items.find(own => own.slug === slug);
  const [seen, setSeen] = useState(organizer);
  if (organizer !== undefined && organizer !== seen) setSeen(organizer);
  useEffect(() => {
    if (organizer !== undefined) rememberOrganizer(organizer.slug);
  }, [organizer]);
  if (mine.isPending)
    return (
      <Loading className="grid gap-8 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Skeleton className="h-64 max-lg:hidden" />
        <Skeleton className="h-96" />
      </Loading>
    );
  if (mine.isError) return <FailedPage error={mine.error} onRetry={() => void mine.refetch()} />;
  if (organizer === undefined) return <NoAccess left={seen !== undefined && seen.slug === slug ? seen.name : undefined} />;
  return (
    <OwnOrganizerContext value={organizer}>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[13rem_minmax(0,1fr)] lg:gap-10">
        <OrganizerNav organizer={organizer} organizers={mine.data.items} />
        <div className="min-w-0">
          <Outlet />
        </div>
      </div>
    </OwnOrganizerContext>
  );
}
