import type { Hold } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { BestSeatsForm } from '../../features/best-seats/best-seats-form.tsx';
import { FoundPanel } from '../../features/best-seats/found-panel.tsx';
import { rememberAsked, useOthers } from '../../features/best-seats/use-found-seats.ts';
import { useCreateHold } from '../../features/checkout/api/create-hold.ts';
import { getHold } from '../../features/checkout/api/get-hold.ts';
import { useReleaseHold } from '../../features/checkout/api/release-hold.ts';
import { Countdown } from '../../features/checkout/countdown.tsx';
import { refusalOf } from '../../features/checkout/hold-refusal.ts';
import { RefusalNotice } from '../../features/checkout/refusal-notice.tsx';
import { useHolding } from '../../features/checkout/use-holding.ts';
import { getAvailability } from '../../features/events/api/get-availability.ts';
import { getEvent, openingCode } from '../../features/events/api/get-event.ts';
import { getSeatMap } from '../../features/seat-map/api/get-seat-map.ts';
import { PurposeBanner } from '../../features/moves/purpose-banner.tsx';
import { SeatPicker } from '../../features/seat-map/seat-picker.tsx';
import { admissionFor } from '../../lib/admissions.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useEventLanguage } from '../../lib/i18n/event-language.ts';
import { atPricesOfNow, offersOf } from '../../lib/order/offers.ts';
import { usePurpose } from '../../lib/order/purpose.ts';
import { seatsIn } from '../../lib/order/together.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useComingCoupon } from '../../lib/kept-coupon.ts';
import { FailedPage } from '../failed-page.tsx';
import { TicketSearch } from '../search.ts';

export const route = createLazyRoute('/events/$slug/seats')({ component: SeatsPage });

function SeatsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { slug } = route.useParams();
  const { code, coupon, hold } = TicketSearch.parse(route.useSearch());
  useComingCoupon(coupon);
  const event = useQuery(getEvent(slug, code));
  const map = useQuery(getSeatMap(slug, code));
  usePageTitle(event.data === undefined ? t('seats.title') : `${t('seats.title')}: ${event.data.title}`);
  const failed = [event, map].find(query => query.isError);
  if (event.data?.seated === false) return <Navigate to="/events/$slug" params={{ slug }} search={codeIn(code)} replace />;
  if (failed !== undefined) return <FailedPage error={failed.error} onRetry={() => void failed.refetch()} />;
  if (event.data === undefined || map.data === undefined) return <SeatsSkeleton />;
  return (
    <>
      <div className="mb-4 flex items-center gap-x-2 sm:gap-x-4">
        <Link
          to="/events/$slug"
          params={{ slug }}
          search={codeIn(code)}
          aria-label={t('event.backToEvent')}
          title={t('event.backToEvent')}
          className="-ms-2 flex size-11 shrink-0 items-center justify-center rounded-control text-soft hover:bg-sunken hover:text-brand"
        >
          <ArrowLeft aria-hidden className="size-5 rtl:-scale-x-100" />
        </Link>
        <div className="min-w-0">
          <h1 className="truncate text-xl sm:text-2xl">{event.data.title}</h1>
          <p className="text-sm text-soft">
            {format.moment(event.data.startsAt, event.data.timeZone)}
            {event.data.venue !== null && `, ${event.data.venue.name}`}
          </p>
        </div>
      </div>
      <PurposeBanner eventId={event.data.id} />
      <Picker original={event.data} map={map.data} code={code} holdId={hold} />
    </>
  );
}

interface PickerProps extends Pick<Parameters<typeof SeatPicker>[0], 'map'> {
  readonly original: EventDetail;
  readonly code: string | undefined;
  /** Seats that were found for the buyer. */
  readonly holdId: string | undefined;
}

function Picker({ original, map, code, holdId }: PickerProps) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { event: readable } = useEventLanguage(original);
  const availability = useQuery(getAvailability(original.id, openingCode(original, code))).data;
  const needsTurn = availability?.waitingRoom === true && admissionFor(original.id) === undefined;
  const offers = offersOf(readable, availability, { now: serverNow(), having: usePurpose(original.id)?.having });
  // The house is laid out anew only when a price has changed: that takes a while with twenty thousand seats.
  const prices = offers.map(({ type, priceMinor }) => `${type.id} ${priceMinor}`).join();
  const event = useMemo(() => atPricesOfNow(readable, offers), [readable, prices]);
  const holding = useHolding({
    eventId: event.id,
    code,
    onHeld: made => void navigate({ to: '/checkout/$holdId', params: { holdId: made.id } }),
    onRefused: error => {
      if (refusalOf(error)?.code === 'no_such_place') void queries.invalidateQueries({ queryKey: ['events', 'seat-map'] });
    },
  });
  const show = (found: Hold | undefined): void =>
    void navigate({
      to: '/events/$slug/seats',
      params: { slug: event.slug },
      search: { ...codeIn(code), ...(found && { hold: found.id }) },
      replace: true,
      resetScroll: false,
    });
  const best = useHolding({
    eventId: event.id,
    code,
    onHeld(made, items) {
      rememberAsked(made.id, items);
      show(made);
    },
  });
  const found = useQuery({ ...getHold(holdId ?? ''), enabled: holdId !== undefined });
  const forget = useCallback(() => {
    holding.forget();
    best.forget();
  }, [holding.forget, best.forget]);
  const refusal = refusalOf(holding.error);
  const refusedSeats = useMemo(() => (refusal?.code === 'taken' ? refusal.seats : []), [holding.error]);
  if (needsTurn) return <Navigate to="/events/$slug/queue" params={{ slug: event.slug }} search={codeIn(code)} replace />;
  return (
    <SeatPicker
      event={event}
      map={map}
      offers={offers}
      onHold={holding.ask}
      holding={holding.busy}
      refusedSeats={refusedSeats}
      onChoose={forget}
      code={code}
      best={
        <BestSeatsForm
          event={event}
          map={map}
          offers={offers}
          onFind={best.ask}
          onChoose={best.forget}
          busy={best.busy}
          refusal={<RefusalNotice error={best.error} event={event} onAccept={best.accept} />}
        />
      }
      found={
        holdId !== undefined && found.data
          ? { seats: seatsIn(found.data), panel: <Found hold={found.data} code={code} event={event} onFound={show} /> }
          : undefined
      }
      renderRefusal={nameOf => <RefusalNotice error={holding.error} event={event} nameOf={nameOf} onAccept={holding.accept} />}
    />
  );
}

interface FoundProps {
  readonly hold: Hold;
  readonly code: string | undefined;
  readonly event: EventDetail;
  readonly onFound: (hold: Hold | undefined) => void;
}

function Found({ hold, code, event, onFound }: FoundProps) {
  const navigate = useNavigate();
  const create = useCreateHold();
  const release = useReleaseHold(hold.id);
  const others = useOthers({
    create: items => create.mutateAsync({ eventId: event.id, items, ...(code !== undefined && { code }) }),
    release: () => release.mutateAsync(),
    onFound,
  });
  const back = (): void => release.mutate(undefined, { onSettled: () => onFound(undefined) });
  return (
    <FoundPanel
      hold={hold}
      countdown={<Countdown until={hold.expiresAt} onOver={() => onFound(undefined)} />}
      onGo={() => void navigate({ to: '/checkout/$holdId', params: { holdId: hold.id } })}
      onOthers={() => others.show(hold)}
      onBack={back}
      busy={others.busy || release.isPending}
      thereAreNone={others.thereAreNone}
      problem={<RefusalNotice error={others.error} event={event} onAccept={() => {}} />}
    />
  );
}

const codeIn = (code: string | undefined): TicketSearch => (code === undefined ? {} : { code });

const SeatsSkeleton = () => (
  <Loading className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
    <Skeleton className="h-[70dvh] rounded-card" />
    <Skeleton className="h-96 rounded-card" />
  </Loading>
);
