import type { Hold } from '@event-planner/contracts/booking';
import type { EventDetail, Question } from '@event-planner/contracts/event';
import { chooseLanguage, inLanguage } from '@event-planner/contracts/in-language';
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Button, buttonClass } from '../../components/button.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { OrderLines } from '../../components/order-lines.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ResaleNote } from '../../components/resale-note.tsx';
import { useCreateBooking } from '../../features/checkout/api/create-booking.ts';
import { getHold } from '../../features/checkout/api/get-hold.ts';
import { useReleaseHold } from '../../features/checkout/api/release-hold.ts';
import { AttendeeForm, type BuyerDetails } from '../../features/checkout/attendee-form.tsx';
import { TakeAgain } from '../../features/checkout/cart/take-again.tsx';
import { CheckoutSteps } from '../../features/checkout/checkout-steps.tsx';
import { CouponField } from '../../features/checkout/coupon-field.tsx';
import { InvoiceSection, invoiceOf } from '../../features/checkout/invoice-section.tsx';
import { HoldBar } from '../../features/checkout/hold-bar.tsx';
import { useRefusalWords } from '../../features/checkout/use-refusal-words.ts';
import { refusalOf } from '../../features/checkout/hold-refusal.ts';
import { getExchangeQuote, useExchange } from '../../features/moves/api/exchanges.ts';
import { PurposeBanner } from '../../features/moves/purpose-banner.tsx';
import { getEvent } from '../../features/events/api/get-event.ts';
import { SessionGate } from '../../features/session/session-gate.tsx';
import { isNotFound, isRefusal } from '../../lib/api/api-error.ts';
import { chargedAs } from '../../lib/invoicing/charged-as.ts';
import { type Invoice, useInvoice } from '../../lib/invoicing/use-invoice.ts';
import { rememberedHolds } from '../../lib/remembered-holds.ts';
import { setPurpose, usePurpose } from '../../lib/order/purpose.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { FailedPage } from '../failed-page.tsx';
import { OrderSummary } from '../order-summary.tsx';

export const route = createLazyRoute('/checkout/$holdId')({ component: CheckoutPage });

/** Another hold in the same place is another purchase. */
function CheckoutPage() {
  const { holdId } = route.useParams();
  return <OneCheckout key={holdId} holdId={holdId} />;
}

function OneCheckout({ holdId }: { readonly holdId: string }) {
  const { t } = useTranslation();
  const hold = useQuery(getHold(holdId));
  // Which end has come: a renewal that was asked for in the last second is answered after it.
  const [overAt, setOverAt] = useState<string>();
  usePageTitle(t('checkout.title'));
  const isOver = hold.data !== undefined && hold.data.expiresAt === overAt;
  if (isOver || (hold.isError && isNotFound(hold.error))) return <Expired holdId={holdId} eventId={hold.data?.eventId} />;
  const booked = bookedAs(hold.error);
  if (booked !== undefined) return <Navigate to="/bookings/$id" params={{ id: booked }} replace />;
  if (hold.isPending) return <CheckoutSkeleton />;
  if (hold.isError) return <FailedPage error={hold.error} onRetry={() => void hold.refetch()} />;
  return <Checkout hold={hold.data} onOver={() => setOverAt(hold.data.expiresAt)} onOutdated={() => void hold.refetch()} />;
}

/** Refused so, the places or what is asked about them are not as they were. */
const outdated = ['answers_invalid', 'hold_booked', 'hold_expired', 'not_found'];

/** The booking that the places have become, where somebody comes back to them. */
const bookedAs = (error: unknown): string | undefined =>
  isRefusal(error, 'hold_booked') ? z.object({ bookingId: z.string() }).safeParse(error.problem).data?.bookingId : undefined;

interface CheckoutProps {
  readonly hold: Hold;
  readonly onOver: () => void;
  /** The organizer asks something else by now. */
  readonly onOutdated: () => void;
}

function Checkout({ hold, onOver, onOutdated }: CheckoutProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const event = useQuery(getEvent(hold.eventId)).data;
  const session = useSession();
  const invoice = useInvoice(session.status === 'user' ? session.user.name : '');
  const release = useReleaseHold(hold.id);
  const giveBack = (): void =>
    release.mutate(undefined, {
      onSettled: () => void navigate(event === undefined ? { to: '/events' } : { to: '/events/$slug', params: { slug: event.slug } }),
    });
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('checkout.title')}</h1>
        <CheckoutSteps current={2} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
        <div className="space-y-6">
          <PurposeBanner eventId={hold.eventId} hold={hold} />
          {/* On a phone the order comes after the form: this has to be seen before. */}
          {hold.isResale && <ResaleNote lines={hold.lines} />}
          <HoldBar hold={hold} onOver={onOver} />
          <Buyer hold={hold} event={event} invoice={invoice} onOutdated={onOutdated} />
        </div>
        <OrderSummary title={event?.title} startsAt={event?.startsAt} timeZone={event?.timeZone} venue={event?.venue?.name}>
          <OrderLines lines={hold.lines} price={chargedAs(hold, invoice.invoiceTo).price} currency={hold.currency} />
          <CouponField hold={hold} />
          <Button look="quiet" size="small" className="mt-4 w-full" busy={release.isPending} onClick={giveBack}>
            {t('checkout.release')}
          </Button>
        </OrderSummary>
      </div>
    </>
  );
}

interface BuyerProps extends Pick<CheckoutProps, 'hold' | 'onOutdated'> {
  readonly event: EventDetail | undefined;
  readonly invoice: Invoice;
}

/** First who buys, then whose name is on the tickets. The places stay held all the while. */
function Buyer({ hold, event, invoice, onOutdated }: BuyerProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const purpose = usePurpose(hold.eventId);
  const buy = useCreateBooking();
  const swap = useExchange(purpose?.bookingId ?? '');
  const isExchange = purpose?.kind === 'exchange';
  const quote = useQuery({
    ...getExchangeQuote(purpose?.bookingId ?? '', purpose?.ticketIds ?? [], hold.id),
    enabled: isExchange && session.status === 'user',
  });
  const book = isExchange ? swap : buy;
  const sayRefused = useRefusalWords(hold.lines.map(({ ticketTypeId, ticketTypeName }) => ({ id: ticketTypeId, name: ticketTypeName })));
  if (session.status === 'unknown') return <Skeleton className="h-72 rounded-card" />;
  const signedIn = session.status === 'user';
  const canInvoice = !isExchange && hold.totalMinor > 0;
  const refused = refusalOf(book.error);
  const limit = refused?.code === 'limit' ? refused : undefined;
  const wrongAnswers = isRefusal(book.error, 'answers_invalid');
  const submit = (details: BuyerDetails, onRefused: (error: unknown) => void): void => {
    const outcome = {
      onError(error: unknown) {
        onRefused(error);
        if (outdated.some(code => isRefusal(error, code))) onOutdated();
        if (isRefusal(error, 'price_changed')) void quote.refetch();
      },
      onSuccess({ id, state }: { readonly id: string; readonly state: string }) {
        if (purpose !== undefined) setPurpose(undefined);
        if (purpose?.returnTo !== undefined) return void navigate({ href: purpose.returnTo });
        void navigate({ to: state === 'pending' ? '/bookings/$id/pay' : '/bookings/$id', params: { id }, replace: true });
      },
    };
    const seenDifferenceMinor = quote.data?.held?.differenceMinor;
    if (purpose?.kind === 'exchange') {
      if (seenDifferenceMinor !== undefined)
        swap.mutate({ holdId: hold.id, ticketIds: purpose.ticketIds, seenDifferenceMinor, ...details }, outcome);
    } else buy.mutate({ holdId: hold.id, ...details, ...invoiceOf(invoice, hold), ...(purpose && { addTo: purpose.bookingId }) }, outcome);
  };
  return (
    <section aria-labelledby="buyer" className="card p-5 shadow-card sm:p-8">
      <h2 id="buyer" className="text-2xl">
        {t(signedIn ? 'checkout.stepDetails' : 'checkout.stepAccount')}
      </h2>
      <p className="mt-1.5 mb-6 text-soft">
        {signedIn ? t('checkout.signedInAs', { email: session.user.email }) : t('checkout.stepAccountText')}
      </p>
      {book.isError && !wrongAnswers && (
        <Notice tone="bad" announce className="mb-6">
          {limit ? sayRefused(limit) : isRefusal(book.error) ? t('checkout.refused', { detail: book.error.message }) : t('state.errorText')}
        </Notice>
      )}
      {signedIn ? (
        <AttendeeForm
          name={purpose?.holder ?? session.user.name}
          free={hold.totalMinor === 0}
          {...(isExchange && { action: t('moves.exchangeDo') })}
          busy={book.isPending || book.isSuccess || (isExchange && quote.isLoading)}
          questions={questionsIn(hold, event, [i18n.language, ...navigator.languages])}
          lines={hold.lines}
          onSubmit={submit}
          {...(canInvoice && { invoice, children: <InvoiceSection invoice={invoice} holds={[hold]} /> })}
        />
      ) : (
        <SessionGate />
      )}
    </section>
  );
}

/** As they read in one of these languages. Of a private event the hold alone tells what is asked. */
const questionsIn = (hold: Hold, event: EventDetail | undefined, languages: readonly string[]): readonly Question[] =>
  event === undefined ? hold.questions : inLanguage({ ...event, questions: hold.questions }, chooseLanguage(event, languages)).questions;

function Expired({ holdId, eventId: told }: { readonly holdId: string; readonly eventId: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // As it was when the page came to say so: whoever takes the same again makes it be forgotten.
  const [remembered] = useState(() => rememberedHolds().find(({ id }) => id === holdId));
  const eventId = told ?? remembered?.eventId;
  const event = useQuery({ ...getEvent(eventId ?? ''), enabled: eventId !== undefined }).data;
  return (
    <MessageView icon={<Hourglass />} title={t('checkout.expiredTitle')} text={t('checkout.expiredText')} level={1}>
      {remembered && (
        <div className="w-full text-start sm:text-center">
          <TakeAgain
            hold={remembered}
            onHeld={({ id }) => void navigate({ to: '/checkout/$holdId', params: { holdId: id }, replace: true })}
          />
        </div>
      )}
      {event === undefined ? (
        <Link to="/events" className={buttonClass({ look: remembered ? 'secondary' : 'primary' })}>
          {t('checkout.findEvents')}
        </Link>
      ) : (
        <Link
          to={event.seated ? '/events/$slug/seats' : '/events/$slug'}
          params={{ slug: event.slug }}
          className={buttonClass({ look: remembered ? 'secondary' : 'primary' })}
        >
          {t('checkout.backToEvent')}
        </Link>
      )}
    </MessageView>
  );
}

const CheckoutSkeleton = () => (
  <Loading className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
    <Skeleton className="h-96 rounded-card" />
    <Skeleton className="h-72 rounded-card" />
  </Loading>
);
