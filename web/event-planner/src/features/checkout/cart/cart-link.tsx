import { Link } from '@tanstack/react-router';
import { ShoppingBasket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../lib/format/countdown.ts';
import { useCountdown } from '../use-countdown.ts';
import { useCart, useCartInUse } from './use-cart.ts';

/** What this browser holds, always in sight: how much, and how long still. Not there while there is nothing. */
export function CartLink() {
  const { t } = useTranslation();
  const inUse = useCartInUse();
  const { cart, expired } = useCart({ enabled: inUse });
  const { holds = [], unpaid = [] } = cart.data ?? {};
  const count = holds.length + unpaid.length;
  if (!inUse || count + expired.length === 0) return null;
  const [until] = [...holds.map(hold => hold.expiresAt), ...unpaid.flatMap(booking => booking.payBy ?? [])].toSorted();
  return (
    <Link
      to="/cart"
      className="relative flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control px-2 font-semibold hover:bg-sunken aria-[current=page]:text-brand"
    >
      <span className="relative">
        <ShoppingBasket aria-hidden className="size-5.5" />
        {count > 0 && (
          <span
            aria-hidden
            className="absolute -end-2.5 -top-2 flex size-4.5 items-center justify-center rounded-full bg-brand text-[0.6875rem] font-bold text-on-brand tabular-nums"
          >
            {count}
          </span>
        )}
      </span>
      <span className="sr-only">{t('cart.link', { count })}</span>
      {until !== undefined && <Left until={until} />}
    </Link>
  );
}

function Left({ until }: { readonly until: string }) {
  const seconds = useCountdown(until);
  return (
    <span aria-hidden className="ms-1 text-sm tabular-nums max-sm:hidden">
      {formatClock(seconds)}
    </span>
  );
}
