import type { HoldRequest } from '@event-planner/contracts/booking';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useCreateHold } from '../../features/checkout/api/create-hold.ts';
import { RefusalNotice } from '../../features/checkout/refusal-notice.tsx';
import { getEvent } from '../../features/events/api/get-event.ts';
import { EventView } from '../../features/events/event-view.tsx';
import { TicketBox } from '../../features/events/ticket-box.tsx';
import { FailedPage } from '../failed-page.tsx';

export const route = createLazyRoute('/events/$slug')({ component: EventPage });

function EventPage() {
  const { t } = useTranslation();
  const { slug } = route.useParams();
  const navigate = useNavigate();
  const event = useQuery(getEvent(slug));
  const hold = useCreateHold();
  usePageTitle(event.data?.title);
  if (event.isPending) return <EventSkeleton />;
  if (event.isError) return <FailedPage error={event.error} onRetry={() => void event.refetch()} />;
  const pick = (items: HoldRequest['items']): void =>
    hold.mutate(
      { eventId: event.data.id, items },
      { onSuccess: made => void navigate({ to: '/checkout/$holdId', params: { holdId: made.id } }) },
    );
  return (
    <>
      <Link to="/events" className="mb-5 inline-flex min-h-9 items-center gap-2 font-semibold text-soft hover:text-brand">
        <ArrowLeft aria-hidden className="size-4.5" />
        {t('event.back')}
      </Link>
      <EventView
        event={event.data}
        tickets={
          <TicketBox
            event={event.data}
            onPick={pick}
            busy={hold.isPending || hold.isSuccess}
            refusal={<RefusalNotice error={hold.error} />}
          />
        }
      />
    </>
  );
}

const EventSkeleton = () => (
  <Loading className="mt-14 grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-12">
    <div>
      <Skeleton className="aspect-[3/2] w-full rounded-card sm:aspect-[2/1]" />
      <Skeleton className="mt-8 h-12 w-3/4" />
      <Skeleton className="mt-4 h-6 w-1/3" />
      <Skeleton className="mt-8 h-28" />
    </div>
    <Skeleton className="h-96 rounded-card" />
  </Loading>
);
