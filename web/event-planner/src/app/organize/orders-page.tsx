import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { OrderSearch } from '../../features/orders/order-search.ts';
import { OrdersList } from '../../features/orders/orders-list.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export const route = createLazyRoute('/organize/$organizer/orders')({ component: OrdersPage });

/** Orders of all events: for whoever has a name or a reference on the telephone. */
function OrdersPage() {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const navigate = route.useNavigate();
  const search = OrderSearch.parse(route.useSearch());
  usePageTitle(t('nav.orders'));
  return (
    <>
      <PageHead title={t('nav.orders')} text={t('orders.everywhere')} />
      <OrdersList
        of={{ organizerId: organizer.id }}
        organizer={organizer.slug}
        timeZone={ownTimeZone()}
        ticketTypes={[]}
        search={search}
        onSearch={next => void navigate({ to: '.', search: next, replace: true, resetScroll: false })}
      />
    </>
  );
}
