import type { Booking, Hold } from '@event-planner/contracts/booking';
import { ShoppingBasket } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MessageView } from '../../../components/message-view.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { TotalLine } from '../../../components/total-line.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { CartHoldView } from './cart-hold.tsx';
import { ExpiredHold } from './expired-hold.tsx';
import { UnpaidList } from './unpaid-list.tsx';
import { useCart } from './use-cart.ts';
import { useSpread } from './use-spread.ts';

interface CartViewProps {
  readonly onBuy: (holdIds: readonly string[]) => void;
  readonly onPay: (bookings: readonly Booking[]) => void;
  /** The way to something to buy. */
  readonly toEvents: ReactNode;
}

/** All that somebody has in hand, of every event. */
export function CartView({ onBuy, onPay, toEvents }: CartViewProps) {
  const { t } = useTranslation();
  const { cart, expired } = useCart();
  const codesOf = useSpread(cart.data?.holds ?? []);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (cart.isError && !cart.data) return <ErrorView error={cart.error} onRetry={() => void cart.refetch()} />;
  if (!cart.data) return <CartSkeleton />;
  const { holds, unpaid } = cart.data;
  if (holds.length + unpaid.length + expired.length === 0)
    return (
      <MessageView icon={<ShoppingBasket />} title={t('cart.empty')} text={t('cart.emptyText')}>
        {toEvents}
      </MessageView>
    );
  const bought = holds.filter(({ id }) => !left.has(id));
  const choose = (id: string, chosen: boolean): void => setLeft(new Set(chosen ? [...left].filter(one => one !== id) : [...left, id]));
  return (
    <div className="space-y-10">
      {holds.length > 0 && (
        <section aria-labelledby="held">
          <h2 id="held" className="mb-1 text-xl">
            {t('cart.held')}
          </h2>
          <p className="mb-4 text-soft">{t('cart.heldText')}</p>
          <ul className="space-y-4">
            {holds.map(hold => (
              <CartHoldView
                key={hold.id}
                hold={hold}
                codes={codesOf(hold)}
                chosen={holds.length > 1 ? !left.has(hold.id) : undefined}
                onChoose={chosen => choose(hold.id, chosen)}
                onOver={() => void cart.refetch()}
              />
            ))}
          </ul>
          <div className="card mt-4 space-y-3 p-5 shadow-card sm:px-6">
            <Totals of={bought} />
            <Button size="large" className="w-full" disabled={bought.length === 0} onClick={() => onBuy(bought.map(({ id }) => id))}>
              {t('cart.checkout', { count: bought.length })}
            </Button>
          </div>
        </section>
      )}
      <UnpaidList bookings={unpaid} onPay={onPay} onOver={() => void cart.refetch()} />
      {expired.length > 0 && (
        <section aria-labelledby="expired">
          <h2 id="expired" className="mb-1 text-xl">
            {t('cart.expired')}
          </h2>
          <p className="mb-4 text-soft">{t('cart.expiredText')}</p>
          <ul className="space-y-4">
            {expired.map(hold => (
              <ExpiredHold key={hold.id} hold={hold} onHeld={() => void cart.refetch()} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Sums of each currency, and what codes took off: what is paid in different ones is never added up. */
export function Totals({ of }: { readonly of: readonly Pick<Hold, 'price' | 'totalMinor' | 'currency'>[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return Array.from(
    Map.groupBy(of, ({ currency }) => currency),
    ([currency, own]) => {
      const off = own.flatMap(({ price }) => price.discounts ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const total = own.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
      return (
        <div key={currency}>
          {off > 0 && (
            <p className="flex justify-between gap-4 text-sm">
              <span className="text-soft">{t('cart.discounts')}</span>
              <span className="tabular-nums">{format.money(-off, currency)}</span>
            </p>
          )}
          <TotalLine label={t('checkout.total')} amount={total === 0 ? t('checkout.free') : format.money(total, currency)} />
        </div>
      );
    },
  );
}

const CartSkeleton = () => (
  <Loading className="space-y-4">
    <Skeleton className="h-56 rounded-card" />
    <Skeleton className="h-28 rounded-card" />
  </Loading>
);
