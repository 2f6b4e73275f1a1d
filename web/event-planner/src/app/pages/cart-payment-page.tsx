import { useQueries, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getBooking } from '../../features/bookings/api/get-booking.ts';
import { getCart } from '../../features/checkout/api/get-cart.ts';
import { CheckoutSteps } from '../../features/checkout/checkout-steps.tsx';
import { Countdown } from '../../features/checkout/countdown.tsx';
import { ChooseWay } from '../../features/paying/choose-way.tsx';
import { PayAllView } from '../../features/payment/pay-all-view.tsx';
import { useSession } from '../../lib/session/use-session.ts';
import { FailedPage } from '../failed-page.tsx';
import { idsIn, PayAllSearch } from '../search.ts';
import { SignedIn } from '../signed-in.tsx';

export const route = createLazyRoute('/cart/pay')({
  component: () => (
    <SignedIn>
      <CartPaymentPage />
    </SignedIn>
  ),
});

function CartPaymentPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const ids = idsIn(PayAllSearch.parse(route.useSearch()).ids);
  const bookings = useQueries({ queries: ids.map(id => ({ ...getBooking(id), refetchOnWindowFocus: false })) });
  usePageTitle(t('payment.title'));
  const known = bookings.flatMap(({ data }) => data ?? []);
  // Those that had to be paid when the page was opened: they stay in sight once they are.
  const begun = useRef<readonly string[]>(undefined);
  const failed = bookings.find(({ isError }) => isError);
  if (failed) return <FailedPage error={failed.error} onRetry={() => bookings.forEach(booking => void booking.refetch())} />;
  if (known.length < ids.length)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  begun.current ??= known.filter(({ state }) => state === 'pending').map(({ id }) => id);
  const payable = known.filter(({ id }) => begun.current?.includes(id));
  if (payable.length === 0) return <Navigate to="/bookings" replace />;
  const [until] = payable.flatMap(({ state, payBy }) => (state === 'pending' ? (payBy ?? []) : [])).toSorted();
  const look = (): void => void queries.invalidateQueries({ queryKey: ['bookings'] });
  const paid = (): void => {
    look();
    void queries.invalidateQueries({ queryKey: getCart().queryKey });
  };
  return (
    <div className="mx-auto max-w-3xl">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('payment.title')}</h1>
        <CheckoutSteps current={3} />
      </div>
      <div className="space-y-6">
        {until !== undefined && (
          <div className="card flex min-h-16 items-center px-4 py-2.5">
            <Countdown until={until} onOver={look} />
          </div>
        )}
        <section aria-label={t('payment.title')} className="card p-5 shadow-card sm:p-8">
          <p className="mb-5 text-soft">{t('cart.payText', { count: payable.length })}</p>
          <ChooseWay
            bookingIds={payable.flatMap(({ id, state }) => (state === 'pending' ? [id] : []))}
            onKept={() => void navigate({ to: '/bookings', replace: true })}
            provider={
              <PayAllView
                bookings={payable}
                payerName={session.status === 'user' ? session.user.name : ''}
                onPaid={paid}
                done={
                  <div className="space-y-5">
                    <Notice tone="good" announce>
                      {t('cart.done')}
                    </Notice>
                    <Link to="/bookings" className={buttonClass({ className: 'w-full' })}>
                      {t('nav.tickets')}
                    </Link>
                  </div>
                }
              />
            }
          />
        </section>
      </div>
    </div>
  );
}
