import type { CartBookingRequest, CartHold } from '@event-planner/contracts/cart';
import { chooseLanguage, inLanguage } from '@event-planner/contracts/in-language';
import { useQueries } from '@tanstack/react-query';
import { createLazyRoute, Navigate, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderLines } from '../../components/order-lines.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { ResaleNote } from '../../components/resale-note.tsx';
import { useBookCart } from '../../features/checkout/api/book-cart.ts';
import { CartForm } from '../../features/checkout/cart/cart-form.tsx';
import { CartRefusalNotice } from '../../features/checkout/cart/cart-refusal.tsx';
import { Totals } from '../../features/checkout/cart/cart-view.tsx';
import { useCart } from '../../features/checkout/cart/use-cart.ts';
import { useSpread } from '../../features/checkout/cart/use-spread.ts';
import { CouponField } from '../../features/checkout/coupon-field.tsx';
import { CheckoutSteps } from '../../features/checkout/checkout-steps.tsx';
import { Countdown } from '../../features/checkout/countdown.tsx';
import { getEvent } from '../../features/events/api/get-event.ts';
import { SessionGate } from '../../features/session/session-gate.tsx';
import { chargedAs } from '../../lib/invoicing/charged-as.ts';
import { type Invoice, useInvoice } from '../../lib/invoicing/use-invoice.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { FailedPage } from '../failed-page.tsx';
import { CartCheckoutSearch, idsIn } from '../search.ts';

export const route = createLazyRoute('/cart/checkout')({ component: CartCheckoutPage });

/** Holds of several events become bookings together, or none does. */
function CartCheckoutPage() {
  const { t } = useTranslation();
  const wanted = idsIn(CartCheckoutSearch.parse(route.useSearch()).holds);
  const { cart } = useCart();
  const book = useBookCart();
  // Once they are booked, they are holds no more, and the page is about to lead on.
  const before = useRef<readonly CartHold[]>([]);
  usePageTitle(t('checkout.title'));
  if (cart.isError && !cart.data) return <FailedPage error={cart.error} onRetry={() => void cart.refetch()} />;
  if (!cart.data)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  const open = cart.data.holds.filter(({ id }) => wanted.includes(id));
  const holds = book.isPending || book.isSuccess ? before.current : open;
  before.current = holds;
  if (holds.length === 0) return <Navigate to="/cart" replace />;
  return <CartCheckout key={holds.map(({ id }) => id).join()} holds={holds} book={book} onOver={() => void cart.refetch()} />;
}

interface CartCheckoutProps {
  readonly holds: readonly CartHold[];
  readonly book: ReturnType<typeof useBookCart>;
  readonly onOver: () => void;
}

function CartCheckout({ holds, book, onOver }: CartCheckoutProps) {
  const { t } = useTranslation();
  const session = useSession();
  const invoice = useInvoice(session.status === 'user' ? session.user.name : '');
  const charged = holds.map(hold => chargedAs(hold, invoice.invoiceTo));
  const [first] = holds.map(({ expiresAt }) => expiresAt).toSorted();
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl sm:text-4xl">{t('checkout.title')}</h1>
        <CheckoutSteps current={2} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
        <div className="space-y-6">
          {first !== undefined && (
            <div className="card flex min-h-16 items-center px-4 py-2.5">
              <Countdown until={first} onOver={onOver} />
            </div>
          )}
          <Buyer holds={holds} book={book} invoice={invoice} />
        </div>
        <Orders holds={charged} />
      </div>
    </>
  );
}

function Buyer({ holds, book, invoice }: Pick<CartCheckoutProps, 'holds' | 'book'> & { readonly invoice: Invoice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const readable = useReadable(holds);
  if (session.status === 'unknown') return <Skeleton className="h-72 rounded-card" />;
  const signedIn = session.status === 'user';
  const submit = (request: CartBookingRequest): void =>
    book.mutate(request, {
      onSuccess({ bookings }) {
        const pending = bookings.filter(({ state }) => state === 'pending').map(({ id }) => id);
        void navigate(
          pending.length === 0 ? { to: '/bookings', replace: true } : { to: '/cart/pay', search: { ids: pending.join() }, replace: true },
        );
      },
    });
  return (
    <section aria-labelledby="buyer" className="card p-5 shadow-card sm:p-8">
      <h2 id="buyer" className="text-2xl">
        {t(signedIn ? 'checkout.stepDetails' : 'checkout.stepAccount')}
      </h2>
      <p className="mt-1.5 mb-6 text-soft">
        {signedIn ? t('checkout.signedInAs', { email: session.user.email }) : t('checkout.stepAccountText')}
      </p>
      <div className="space-y-6">
        <CartRefusalNotice error={book.error} holds={holds} />
        {signedIn ? (
          <CartForm name={session.user.name} holds={readable} busy={book.isPending || book.isSuccess} invoice={invoice} onSubmit={submit} />
        ) : (
          <SessionGate />
        )}
      </div>
    </section>
  );
}

/** With what each organizer asks as it reads in one of the buyer's languages. Of a private event the hold alone tells what is asked. */
function useReadable(holds: readonly CartHold[]): readonly CartHold[] {
  const { i18n } = useTranslation();
  const events = useQueries({ queries: holds.map(hold => ({ ...getEvent(hold.eventId), enabled: hold.questions.length > 0 })) });
  return holds.map((hold, at) => {
    const event = events[at]?.data;
    if (!event) return hold;
    const language = chooseLanguage(event, [i18n.language, ...navigator.languages]);
    return { ...hold, questions: [...inLanguage({ ...event, questions: hold.questions }, language).questions] };
  });
}

function Orders({ holds }: Pick<CartCheckoutProps, 'holds'>) {
  const { t } = useTranslation();
  const codesOf = useSpread(holds);
  const format = useFormat();
  return (
    <aside aria-labelledby="order" className="card overflow-clip shadow-card lg:sticky lg:top-24">
      <h2 id="order" className="px-5 pt-5 text-sm font-semibold tracking-normal text-soft sm:px-6">
        {t('checkout.order')}
      </h2>
      {holds.map(hold => (
        <div key={hold.id} className="border-b border-line px-5 py-4 sm:px-6">
          <p className="font-bold wrap-anywhere">{hold.event.title}</p>
          <p className="text-sm text-soft">{format.moment(hold.event.startsAt, hold.event.timeZone)}</p>
          <OrderLines lines={hold.lines} price={hold.price} currency={hold.currency} />
          {hold.isResale && <ResaleNote lines={hold.lines} className="mt-3" />}
          <CouponField hold={hold} {...codesOf(hold)} />
        </div>
      ))}
      <div className="p-5 sm:p-6">
        <Totals of={holds} />
      </div>
    </aside>
  );
}
