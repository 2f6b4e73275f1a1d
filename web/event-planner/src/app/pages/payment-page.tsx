import type { Booking } from '@event-planner/contracts/booking';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { OrderLines } from '../../components/order-lines.tsx';
import { ResaleNote } from '../../components/resale-note.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getBooking } from '../../features/bookings/api/get-booking.ts';
import { ExchangedNote } from '../../features/bookings/exchanged-note.tsx';
import { CheckoutSteps } from '../../features/checkout/checkout-steps.tsx';
import { Countdown } from '../../features/checkout/countdown.tsx';
import { ChooseWay } from '../../features/paying/choose-way.tsx';
import { PaymentView } from '../../features/payment/payment-view.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { FailedPage } from '../failed-page.tsx';
import { OrderSummary } from '../order-summary.tsx';
import { PaymentSearch } from '../search.ts';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/bookings/$id/pay')({
  component: () => (
    <SignedIn>
      <PaymentPage />
    </SignedIn>
  ),
});

function PaymentPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const booking = useQuery(getBooking(id));
  usePageTitle(t('payment.title'));
  if (booking.isPending)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (booking.isError) return <FailedPage error={booking.error} onRetry={() => void booking.refetch()} />;
  if (booking.data.state !== 'pending') return <Navigate to="/bookings/$id" params={{ id }} replace />;
  return <Pay booking={booking.data} />;
}

function Pay({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useSession();
  const { id } = booking;
  // The booking hears of it by a message, a moment later than this page.
  const [heldUntil, setHeldUntil] = useState<string>();
  const [creditMinor, setCreditMinor] = useState(0);
  const until = heldUntil ?? booking.payBy;
  const look = (): void => void queries.invalidateQueries({ queryKey: getBooking(id).queryKey });
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('payment.title')}</h1>
        <CheckoutSteps current={3} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
        <div className="space-y-6">
          {until !== null && (
            <div className="card flex min-h-16 items-center px-4 py-2.5">
              <Countdown until={until} onOver={look} />
            </div>
          )}
          {booking.origin === 'resale' && <ResaleNote lines={booking.lines} />}
          <section aria-label={t('payment.title')} className="card p-5 shadow-card sm:p-8">
            <ChooseWay
              bookingIds={[id]}
              onKept={() => void navigate({ to: '/bookings/$id', params: { id }, replace: true })}
              provider={
                <PaymentView
                  bookingId={id}
                  returnedSecret={PaymentSearch.parse(route.useSearch()).payment_intent_client_secret}
                  payerName={session.status === 'user' ? session.user.name : ''}
                  onAccepted={() => void navigate({ to: '/bookings/$id', params: { id }, search: { paid: true }, replace: true })}
                  onHeld={now => {
                    setHeldUntil(now);
                    if (now !== heldUntil) look();
                  }}
                  onCredit={setCreditMinor}
                  toBooking={
                    <Link to="/bookings/$id" params={{ id }} className={buttonClass()}>
                      {t('payment.seeBooking')}
                    </Link>
                  }
                />
              }
            />
          </section>
        </div>
        <OrderSummary title={booking.eventTitle} startsAt={booking.startsAt} timeZone={booking.timeZone} venue={booking.venueName}>
          <OrderLines lines={booking.lines} price={booking.price} currency={booking.currency} creditMinor={creditMinor} />
          <ExchangedNote booking={booking} />
        </OrderSummary>
      </div>
    </>
  );
}
