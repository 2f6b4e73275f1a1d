import type { EventDetail } from '@event-planner/contracts/event';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { MoreWishes } from '../../features/best-seats/more-wishes.tsx';
import { rememberAsked } from '../../features/best-seats/use-found-seats.ts';
import { KeptCouponNote } from '../../features/checkout/kept-coupon-note.tsx';
import { RefusalNotice } from '../../features/checkout/refusal-notice.tsx';
import { useHolding } from '../../features/checkout/use-holding.ts';
import { useCountedVisit } from '../../features/events/api/count-visit.ts';
import { getAvailability } from '../../features/events/api/get-availability.ts';
import { asBefore, getEvent, openingCode } from '../../features/events/api/get-event.ts';
import { CodeField } from '../../features/events/code-field.tsx';
import { EventView } from '../../features/events/event-view.tsx';
import { readPicked } from '../../features/events/picked-tickets.ts';
import { TicketBox } from '../../features/events/ticket-box.tsx';
import type { Picked } from '../../features/events/ticket-picker.tsx';
import { getSeatMap } from '../../features/seat-map/api/get-seat-map.ts';
import { PurposeBanner } from '../../features/moves/purpose-banner.tsx';
import { EventResales } from './event-resales.tsx';
import { OtherDates } from '../../features/series-page/other-dates.tsx';
import { useComingCoupon } from '../../lib/kept-coupon.ts';
import { RoomNote } from '../../features/waiting-room/room-note.tsx';
import { JoinButton } from '../../features/waiting-list/join-button.tsx';
import { SoldOutExtraProvider } from '../../lib/sold-out-extra.ts';
import { isNotFound, isRefusal } from '../../lib/api/api-error.ts';
import { useEventLanguage } from '../../lib/i18n/event-language.ts';
import { noWishes, seatedCategories, togetherItems } from '../../lib/order/together.ts';
import { FailedPage } from '../failed-page.tsx';
import { TicketSearch } from '../search.ts';

export const route = createLazyRoute('/events/$slug')({ component: EventPage });

/** A code in the address opens what it is for; without one a private event is not there. */
function EventPage() {
  const { slug } = route.useParams();
  const { code, coupon, tickets } = TicketSearch.parse(route.useSearch());
  const navigate = useNavigate();
  const asked = useQuery({ ...getEvent(slug, code), placeholderData: asBefore(slug) });
  // What everybody sees is there for who has typed too many wrong codes, too.
  const tooMany = isRefusal(asked.error, 'too_many_codes');
  const plain = useQuery({ ...getEvent(slug), enabled: tooMany });
  const event = tooMany ? plain : asked;
  usePageTitle(event.data?.title);
  useCountedVisit(event.data?.id);
  const enter = (next: string | undefined): void =>
    void navigate({ to: '/events/$slug', params: { slug }, search: next === undefined ? {} : { code: next }, resetScroll: false });
  // One that only takes something off waits for checkout.
  const discount = asked.data?.givenCode === 'discounts' ? code : undefined;
  useComingCoupon(coupon ?? discount);
  useEffect(() => {
    if (discount !== undefined) enter(undefined);
  }, [discount]);
  if (event.isPending) return <EventSkeleton />;
  if (event.isError && isNotFound(event.error)) return <NothingHere code={code} onCode={enter} tooMany={tooMany} />;
  if (event.isError) return <FailedPage error={event.error} onRetry={() => void event.refetch()} />;
  return (
    <OpenEvent original={event.data} code={event.isPlaceholderData ? undefined : code} onCode={enter} tooMany={tooMany} tickets={tickets} />
  );
}

interface CodeProps {
  readonly code: string | undefined;
  readonly onCode: (code: string | undefined) => void;
  /** Too many wrong ones came from here. */
  readonly tooMany: boolean;
}

interface OpenEventProps extends CodeProps {
  readonly original: EventDetail;
  /** Picked elsewhere, as the address has them. */
  readonly tickets: string | undefined;
}

function OpenEvent({ original, code, onCode, tooMany, tickets }: OpenEventProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { event, lang } = useEventLanguage(original);
  const availability = useQuery(getAvailability(event.id, openingCode(event, code))).data;
  const [wishes, setWishes] = useState(noWishes);
  const holding = useHolding({
    eventId: event.id,
    code,
    onHeld(made, items) {
      if (!items.some(item => 'together' in item)) return void navigate({ to: '/checkout/$holdId', params: { holdId: made.id } });
      rememberAsked(made.id, items);
      const search = { hold: made.id, ...(code !== undefined && { code }) };
      void navigate({ to: '/events/$slug/seats', params: { slug: event.slug }, search });
    },
  });
  // Only the plan says which kinds of tickets have seats; the page that shows what was found needs it anyway.
  const plan = useMutation({ mutationFn: (_picked: Picked) => queries.ensureQueryData(getSeatMap(event.slug, code)) });
  const forget = (): void => {
    if (plan.isError) plan.reset();
    holding.forget();
  };
  const findBest = (picked: Picked): void =>
    plan.mutate(picked, {
      onSuccess(map) {
        const seated = seatedCategories(map);
        const isSeated = (id: string): boolean => seated.has(event.ticketTypes.find(type => type.id === id)?.category ?? '');
        holding.ask(togetherItems(picked, { isSeated, wishes }));
      },
    });
  return (
    <>
      <Link to="/events" className="mb-5 inline-flex min-h-9 items-center gap-2 font-semibold text-soft hover:text-brand">
        <ArrowLeft aria-hidden className="size-4.5 rtl:-scale-x-100" />
        {t('event.back')}
      </Link>
      <PurposeBanner eventId={event.id} />
      <EventView
        event={event}
        lang={lang}
        tickets={
          <>
            <SoldOutExtraProvider
              value={availability?.waitingListOpen ? type => <JoinButton event={event} type={type} code={code} /> : undefined}
            >
              <TicketBox
                note={<KeptCouponNote />}
                queue={<RoomNote event={event} />}
                event={event}
                onPick={event.seated ? findBest : holding.ask}
                onChoose={forget}
                busy={holding.busy || plan.isPending}
                refusal={<RefusalNotice error={plan.error ?? holding.error} event={event} onAccept={holding.accept} />}
                wishes={people => (
                  <MoreWishes
                    people={people}
                    wishes={{ ...wishes, accessible: Math.min(wishes.accessible, people) }}
                    onChange={next => {
                      forget();
                      setWishes(next);
                    }}
                  />
                )}
                code={code}
                onCode={onCode}
                tooManyCodes={tooMany}
                picked={readPicked(tickets)}
              />
            </SoldOutExtraProvider>
            <EventResales event={event} />
          </>
        }
        dates={event.series && <OtherDates series={event.series.slug} current={event.id} />}
      />
    </>
  );
}

function NothingHere({ code, onCode, tooMany }: CodeProps) {
  const { t } = useTranslation();
  return (
    <>
      <MessageView icon={<KeyRound />} title={t('code.privateTitle')} text={t('code.privateText')} level={1} />
      <div className="mx-auto -mt-8 max-w-sm">
        <CodeField code={code} worth={undefined} onCode={onCode} open tooMany={tooMany} />
      </div>
    </>
  );
}

const EventSkeleton = () => (
  <Loading className="mt-14 grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-12">
    <div>
      <Skeleton className="aspect-[3/2] w-full rounded-card sm:aspect-[5/3]" />
      <Skeleton className="mt-8 h-12 w-3/4" />
      <Skeleton className="mt-4 h-6 w-1/3" />
      <Skeleton className="mt-8 h-28" />
    </div>
    <Skeleton className="h-96 rounded-card" />
  </Loading>
);
