import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { AnswerList } from '../../features/bookings/given-answers.tsx';
import { OrderDocuments } from '../../features/money/invoices/order-documents.tsx';
import { OpenRefundNotice } from '../../features/money/refunds/open-refund-notice.tsx';
import { StrandedNotice } from '../../features/money/transfers/stranded-notice.tsx';
import { getOrder } from '../../features/orders/api/get-order.ts';
import { OrderBadges } from '../../features/orders/order-badge.tsx';
import { OrderDispute } from '../../features/orders/order-dispute.tsx';
import { OrderView } from '../../features/orders/order-view.tsx';
import { OrderRefunds } from '../../features/refunds/order-refunds.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { FailedPage } from '../failed-page.tsx';
import { OrderActions } from './order-actions.tsx';

export const route = createLazyRoute('/organize/$organizer/orders/$eventId/$orderId')({ component: OrderPage });

function OrderPage() {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const { eventId, orderId } = route.useParams();
  const found = useQuery(getOrder(eventId, orderId));
  usePageTitle(found.data === undefined ? t('parts.orders') : found.data.reference);
  if (found.isPending)
    return (
      <Loading className="space-y-5">
        <Skeleton className="h-10 w-1/2" />
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (found.data === undefined) return <FailedPage error={found.error} onRetry={() => void found.refetch()} />;
  const order = found.data;
  return (
    <>
      <Link
        to="/organize/$organizer/events/$id/{-$part}"
        params={{ organizer: organizer.slug, id: order.eventId, part: 'orders' }}
        className="link mb-3 inline-flex min-h-9 items-center gap-1.5"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
        {order.eventTitle}
      </Link>
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-mono text-2xl sm:text-3xl">{order.reference}</h1>
        <OrderBadges order={order} />
        <p className="text-soft">{t('order.created', { moment: format.moment(order.createdAt, order.timeZone) })}</p>
      </div>
      <OrderDispute order={order} />
      {mayDo(organizer, 'seeMoney') && <OpenRefundNotice bookingId={orderId} organizer={organizer} />}
      {mayDo(organizer, 'seeMoney') && (order.refundedMinor > 0 || order.state !== 'confirmed') && (
        <StrandedNotice order={order} organizer={organizer} />
      )}
      <OrderView
        order={order}
        organizer={organizer.slug}
        mayChange={mayDo(organizer, 'changeOrders')}
        actions={<OrderActions order={order} mayChange={mayDo(organizer, 'changeOrders')} />}
        answers={
          <>
            {order.answers !== null && (order.answers.order.length > 0 || order.answers.attendees.some(one => one.answers.length > 0)) && (
              <Panel title={t('parts.answers')}>
                <AnswerList answers={order.answers} />
              </Panel>
            )}
            <OrderRefunds order={order} mayChange={mayDo(organizer, 'refund')} />
            {mayDo(organizer, 'seeMoney') && <OrderDocuments bookingId={orderId} />}
          </>
        }
      />
    </>
  );
}
