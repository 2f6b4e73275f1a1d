import type { OrderSummary } from '@event-planner/contracts/orders';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/format/use-format.ts';
import { OrderBadges } from './order-badge.tsx';

interface OrderRowProps {
  readonly order: OrderSummary;
  readonly organizer: string;
  readonly timeZone: string;
  /** Where orders of several events are listed. */
  readonly withEvent: boolean;
}

export function OrderRow({ order, organizer, timeZone, withEvent }: OrderRowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const more = order.admits - order.places.length;
  return (
    <article className="relative grid gap-x-4 gap-y-1 p-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:p-4">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            to="/organize/$organizer/orders/$eventId/$orderId"
            params={{ organizer, eventId: order.eventId, orderId: order.id }}
            className="min-w-0 truncate font-semibold after:absolute after:inset-0 hover:text-brand"
          >
            {format.person(order.name)}
          </Link>
          <OrderBadges order={order} />
        </p>
        <p className="truncate text-sm text-soft">{order.email === '' ? t('orders.noAddress') : order.email}</p>
        <p className="truncate text-sm text-soft">
          {withEvent && `${order.eventTitle} · `}
          {t('orders.admits', { count: order.admits })}
          {order.places.length > 0 && ` · ${order.places.join('; ')}`}
          {more > 0 && order.places.length > 0 && '…'}
        </p>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm sm:block sm:text-end">
        <p className="text-base font-semibold tabular-nums">
          {order.totalMinor === 0 ? t('orders.free') : format.money(order.totalMinor, order.currency)}
        </p>
        <p className="font-mono text-soft">{order.reference}</p>
        <p className="text-soft">{format.moment(order.createdAt, timeZone)}</p>
      </div>
    </article>
  );
}
