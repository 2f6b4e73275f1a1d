import type { HoldRequest } from '@event-planner/contracts/booking';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useCreateHold } from '../../features/checkout/api/create-hold.ts';
import { refusalOf } from '../../features/checkout/hold-refusal.ts';
import { RefusalNotice } from '../../features/checkout/refusal-notice.tsx';
import { getAvailability } from '../../features/events/api/get-availability.ts';
import { getEvent } from '../../features/events/api/get-event.ts';
import { getSeatMap } from '../../features/seat-map/api/get-seat-map.ts';
import { SeatPicker } from '../../features/seat-map/seat-picker.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { FailedPage } from '../failed-page.tsx';

export const route = createLazyRoute('/events/$slug/seats')({ component: SeatsPage });

function SeatsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { slug } = route.useParams();
  const event = useQuery(getEvent(slug));
  const map = useQuery(getSeatMap(slug));
  usePageTitle(event.data === undefined ? t('seats.title') : `${t('seats.title')}: ${event.data.title}`);
  const failed = [event, map].find(query => query.isError);
  if (event.data?.seated === false) return <Navigate to="/events/$slug" params={{ slug }} replace />;
  if (failed !== undefined) return <FailedPage error={failed.error} onRetry={() => void failed.refetch()} />;
  if (event.data === undefined || map.data === undefined) return <SeatsSkeleton />;
  return (
    <>
      <div className="mb-4 flex items-center gap-x-2 sm:gap-x-4">
        <Link
          to="/events/$slug"
          params={{ slug }}
          aria-label={t('event.backToEvent')}
          title={t('event.backToEvent')}
          className="-ms-2 flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-brand"
        >
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
        <div className="min-w-0">
          <h1 className="truncate text-xl sm:text-2xl">{event.data.title}</h1>
          <p className="text-sm text-soft">
            {format.moment(event.data.startsAt, event.data.timeZone)}, {event.data.venue?.name}
          </p>
        </div>
      </div>
      <Picker event={event.data} map={map.data} />
    </>
  );
}

function Picker({ event, map }: Pick<Parameters<typeof SeatPicker>[0], 'event' | 'map'>) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const availability = useQuery(getAvailability(event.id)).data;
  const left = useMemo(() => new Map(availability?.ticketTypes.map(type => [type.ticketTypeId, type.left])), [availability]);
  const hold = useCreateHold();
  const refusal = refusalOf(hold.error);
  const refusedSeats = useMemo(() => (refusal?.code === 'taken' ? refusal.seats : []), [hold.error]);
  const ask = (items: HoldRequest['items']): void =>
    hold.mutate(
      { eventId: event.id, items },
      {
        onSuccess: made => void navigate({ to: '/checkout/$holdId', params: { holdId: made.id } }),
        onError: error => {
          if (refusalOf(error)?.code === 'no_such_place') void queries.invalidateQueries({ queryKey: ['events', 'seat-map'] });
        },
      },
    );
  return (
    <SeatPicker
      event={event}
      map={map}
      left={left}
      onHold={ask}
      holding={hold.isPending || hold.isSuccess}
      refusedSeats={refusedSeats}
      renderRefusal={nameOf => <RefusalNotice error={hold.error} nameOf={nameOf} />}
    />
  );
}

const SeatsSkeleton = () => (
  <Loading className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
    <Skeleton className="h-[70dvh] rounded-card" />
    <Skeleton className="h-96 rounded-card" />
  </Loading>
);
