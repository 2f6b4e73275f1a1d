import type { Order } from '@event-planner/contracts/orders';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { getRefundable } from './api/refundable.ts';
import { RefundRows } from './refund-rows.tsx';

/** What went back of an order, and how. Nothing while nothing did. */
export function OrderRefunds({ order, mayChange }: { readonly order: Order; readonly mayChange: boolean }) {
  const { t } = useTranslation('organizing');
  const found = useQuery({ ...getRefundable(order.eventId, order.id), enabled: order.refundedMinor > 0 });
  if (found.isError) return <ErrorView error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined || found.data.refunds.length === 0) return null;
  return (
    <Panel title={t('refunding.history')}>
      <RefundRows eventId={order.eventId} timeZone={order.timeZone} refunds={found.data.refunds} mayChange={mayChange} />
    </Panel>
  );
}
