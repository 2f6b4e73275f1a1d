import type { EventSummary } from '@event-planner/contracts/event';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { EventCard } from './event-card.tsx';

const gridClass = 'grid grid-cols-1 gap-5 sm:grid-cols-2 sm:gap-6 lg:grid-cols-3';
const firstInSight = 3;

export const EventGrid = ({ events, label }: { readonly events: readonly EventSummary[]; readonly label: string }) => (
  <ul className={gridClass} aria-label={label}>
    {events.map((event, i) => (
      <li key={event.id}>
        <EventCard event={event} eager={i < firstInSight} />
      </li>
    ))}
  </ul>
);

export const EventGridSkeleton = ({ count }: { readonly count: number }) => (
  <Loading className={gridClass}>
    {Array.from({ length: count }, (_, i) => (
      <div key={i} className="card overflow-hidden">
        <Skeleton className="aspect-[3/2] rounded-none" />
        <div className="space-y-3 p-5">
          <Skeleton className="h-4 w-1/4" />
          <Skeleton className="h-6 w-4/5" />
          <Skeleton className="h-4 w-3/5" />
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="mt-5 h-5 w-1/3" />
        </div>
      </div>
    ))}
  </Loading>
);
