import type { OrderSummary } from '@event-planner/contracts/orders';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { listOrders } from '../orders/api/list-orders.ts';

interface BookedBeforeProps {
  readonly list: (q: string | undefined) => ReturnType<typeof listOrders>;
  /** Opens what takes the money. */
  readonly take: (order: OrderSummary, onClose: () => void) => ReactNode;
}

/** Whoever stands at the desk and has booked already: found by name or reference, and paid. */
export function BookedBefore({ list, take }: BookedBeforeProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const [q, setQ] = useState<string>();
  const [taking, setTaking] = useState<OrderSummary>();
  const found = useInfiniteQuery(list(q));
  const orders = (found.data?.pages ?? [])
    .flatMap(page => page.items)
    .filter(order => order.totalMinor > 0 && order.awaits !== null && order.awaits !== 'processing');
  return (
    <div className="space-y-4">
      <SearchField label={t('booked.search')} value={q} onSearch={setQ} />
      {found.isPending && <Skeleton className="h-20" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && orders.length === 0 && !found.hasNextPage && (
        <p className="rounded-control bg-sunken p-5 text-center text-soft">{t('booked.none')}</p>
      )}
      <ul aria-label={t('booked.title')} className="divide-y divide-line">
        {orders.map(order => (
          <li key={order.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="font-medium break-words">
                <span className="font-mono">{order.reference}</span> · {order.name}
              </p>
              <p className="text-sm text-soft">
                {order.awaits !== null && t(`awaits.${order.awaits}`)} · {t('orders.admits', { count: order.admits })}
              </p>
            </div>
            <div className="flex items-center gap-3">
              <span className="font-semibold tabular-nums">{format.money(order.totalMinor, order.currency)}</span>
              <Button size="small" onClick={() => setTaking(order)}>
                {t('payOrder.button')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <MoreButton of={found} />
      {taking !== undefined && take(taking, () => setTaking(undefined))}
    </div>
  );
}
