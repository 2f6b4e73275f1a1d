import { createLazyRoute, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { CartView } from '../../features/checkout/cart/cart-view.tsx';

export const route = createLazyRoute('/cart')({ component: CartPage });

function CartPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  usePageTitle(t('cart.title'));
  const buy = ([first, ...others]: readonly string[]): void => {
    if (first === undefined) return;
    if (others.length === 0) return void navigate({ to: '/checkout/$holdId', params: { holdId: first } });
    void navigate({ to: '/cart/checkout', search: { holds: [first, ...others].join() } });
  };
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="mb-6 text-3xl sm:text-4xl">{t('cart.title')}</h1>
      <CartView
        onBuy={buy}
        onPay={bookings => void navigate({ to: '/cart/pay', search: { ids: bookings.map(({ id }) => id).join() } })}
        toEvents={
          <Link to="/events" className={buttonClass()}>
            {t('checkout.findEvents')}
          </Link>
        }
      />
    </div>
  );
}
