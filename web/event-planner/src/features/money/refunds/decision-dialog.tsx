import type { ProviderRefund } from '@event-planner/contracts/provider-refunds';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getRefundableOrder } from '../api/provider-refunds.ts';
import { DecisionForm } from './decision-form.tsx';

interface DecisionDialogProps {
  readonly refund: ProviderRefund;
  readonly onClose: () => void;
}

/** Asks what a refund was for, with what the order has that it can have been for. */
export function DecisionDialog({ refund, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { eventId, bookingId, amountMinor, currency } = refund;
  const order = useQuery({ ...getRefundableOrder(eventId ?? '', bookingId), enabled: eventId !== null });
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('providerRefunds.title', { amount: format.money(amountMinor, currency) })}
      text={t('providerRefunds.titleText')}
    >
      {order.isLoading && (
        <Loading>
          <Skeleton className="h-48" />
        </Loading>
      )}
      {order.isError && <ErrorView error={order.error} onRetry={() => void order.refetch()} />}
      {(order.isSuccess || eventId === null) && <DecisionForm refund={refund} order={order.data} onClose={onClose} />}
    </Dialog>
  );
}
