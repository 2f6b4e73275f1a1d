import { useQuery } from '@tanstack/react-query';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { beginPayment } from './api/create-payment.ts';
import { getPaymentConfig } from './api/get-config.ts';
import { CardPayment } from './card-payment.tsx';
import { HeldPayment } from './held-payment.tsx';
import { TestCards } from './test-cards.tsx';

interface PaymentViewProps {
  readonly bookingId: string;
  readonly payerName: string;
  readonly onAccepted: () => void;
  /** The provider is away: the places are kept for longer now. */
  readonly onHeld: () => void;
  /** The way to the booking, for when there is nothing to pay any more. */
  readonly toBooking: ReactNode;
}

export function PaymentView({ bookingId, payerName, onAccepted, onHeld, toBooking }: PaymentViewProps) {
  const { t } = useTranslation();
  const config = useQuery(getPaymentConfig());
  const payment = useQuery(beginPayment(bookingId));
  const heldUntil = payment.data?.heldUntil;
  useEffect(() => {
    if (heldUntil !== undefined) onHeld();
  }, [heldUntil, payment.dataUpdatedAt]);
  if (heldUntil !== undefined) return <HeldPayment until={heldUntil} count={1} />;
  const failed = [config, payment].find(query => query.isError);
  const over =
    (isRefusal(payment.error) && payment.error.status === 409) || (payment.data !== undefined && payment.data.clientSecret === null);
  if (over)
    return (
      <MessageView icon={<CircleAlert />} title={t('payment.over')} text={payment.error?.message ?? t('payment.processing')}>
        {toBooking}
      </MessageView>
    );
  if (failed !== undefined) return <ErrorView error={failed.error} onRetry={() => void failed.refetch()} />;
  if (config.data === undefined || payment.data === undefined || payment.data.clientSecret === null) return <PaymentSkeleton />;
  return (
    <div className="space-y-8">
      <CardPayment
        payment={payment.data}
        clientSecret={payment.data.clientSecret}
        config={config.data}
        payerName={payerName}
        onAccepted={onAccepted}
      />
      <TestCards cards={config.data.testCards} />
    </div>
  );
}

const PaymentSkeleton = () => (
  <Loading className="space-y-5">
    <Skeleton className="h-18" />
    <Skeleton className="h-24" />
    <Skeleton className="h-13" />
  </Loading>
);
