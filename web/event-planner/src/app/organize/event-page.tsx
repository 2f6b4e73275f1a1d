import type { PlannedEvent } from '@event-planner/contracts/planning';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { getPlan } from '../../features/planning/api/get-plan.ts';
import { partGroupsOf } from '../../features/planning/workspace/parts.ts';
import { getStoredSeatMap } from '../../features/venues/api/get-stored-seat-map.ts';
import { listVenues } from '../../features/venues/api/list-venues.ts';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { FailedPage } from '../failed-page.tsx';
import { NotFound } from '../not-found.tsx';
import { EventWorkspace } from './event-workspace.tsx';

export const route = createLazyRoute('/organize/$organizer/events/$id/{-$part}')({ component: EventPage });

function EventPage() {
  const { t } = useTranslation('organizing');
  const { id, part: wanted } = route.useParams();
  const parts = partGroupsOf(useOwnOrganizer()).flatMap(group => group.parts);
  const part = wanted === undefined ? parts[0] : parts.find(name => name === wanted);
  const event = useQuery(getPlan(id));
  if (event.isPending) return <WorkspaceSkeleton />;
  if (event.data === undefined) return <FailedPage error={event.error} onRetry={() => void event.refetch()} />;
  if (parts.length === 0) return <Notice>{t('parts.none')}</Notice>;
  if (part === undefined) return <NotFound />;
  return <Surrounded key={event.data.id} event={event.data} part={part} />;
}

type SurroundedProps = Pick<Parameters<typeof EventWorkspace>[0], 'part'> & { readonly event: PlannedEvent };

/** With the venues it can take place at, and the plan it sells by. */
function Surrounded({ event, part }: SurroundedProps) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const venues = useQuery(listVenues(organizer.id));
  const { venueId, seatMapId } = event.sections.place;
  const seatMap = useQuery({ ...getStoredSeatMap(venueId ?? '', seatMapId ?? ''), enabled: venueId !== null && seatMapId !== null });
  return (
    <EventWorkspace
      event={event}
      part={part}
      title={event.sections.about.title === '' ? t('events.untitled') : event.sections.about.title}
      venues={venues.data?.items ?? []}
      seatMap={seatMapId === null ? undefined : seatMap.data?.document}
    />
  );
}

const WorkspaceSkeleton = () => (
  <Loading className="space-y-5">
    <Skeleton className="h-10 w-2/3" />
    <Skeleton className="h-11" />
    <Skeleton className="h-96 rounded-card" />
  </Loading>
);
