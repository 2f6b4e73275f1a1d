import { useInfiniteQuery } from '@tanstack/react-query';
import { ReceiptText, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import type { Option } from '../../components/select-field.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listOrders, type OrdersOf } from './api/list-orders.ts';
import { OrderFilters } from './order-filters.tsx';
import { OrderRow } from './order-row.tsx';
import type { OrderSearch } from './order-search.ts';

interface OrdersListProps {
  readonly of: OrdersOf;
  readonly organizer: string;
  readonly timeZone: string;
  readonly ticketTypes: readonly Option[];
  readonly search: OrderSearch;
  readonly onSearch: (search: OrderSearch) => void;
}

/** Orders with what finds one among two hundred thousand. */
export function OrdersList({ of, organizer, timeZone, ticketTypes, search, onSearch }: OrdersListProps) {
  return (
    <>
      <OrderFilters search={search} ticketTypes={ticketTypes} onSearch={onSearch} />
      <Found of={of} organizer={organizer} timeZone={timeZone} search={search} />
    </>
  );
}

function Found({ of, organizer, timeZone, search }: Pick<OrdersListProps, 'of' | 'organizer' | 'timeZone' | 'search'>) {
  const { t } = useTranslation('organizing');
  const orders = useInfiniteQuery(listOrders(of, search));
  if (orders.isPending)
    return (
      <Loading className="space-y-3">
        {[0, 1, 2, 3, 4].map(at => (
          <Skeleton key={at} className="h-20" />
        ))}
      </Loading>
    );
  if (orders.isError && orders.data === undefined) return <ErrorView error={orders.error} onRetry={() => void orders.refetch()} />;
  const items = orders.data.pages.flatMap(page => page.items);
  const searching = Object.values(search).some(value => value !== undefined);
  if (items.length === 0)
    return searching ? (
      <MessageView icon={<SearchX />} title={t('orders.noneFound')} text={t('orders.noneFoundText')} />
    ) : (
      <MessageView icon={<ReceiptText />} title={t('orders.none')} text={t('orders.noneText')} />
    );
  return (
    <>
      <ul aria-label={t('parts.orders')} aria-busy={orders.isPlaceholderData} className="card divide-y divide-line aria-busy:opacity-60">
        {items.map(order => (
          <li key={order.id}>
            <OrderRow order={order} organizer={organizer} timeZone={timeZone} withEvent={'organizerId' in of} />
          </li>
        ))}
      </ul>
      <MoreButton of={orders} />
    </>
  );
}
