import type { Payment, PaymentConfig } from '@event-planner/contracts/payment';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Hourglass } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { beginPayment } from './api/create-payment.ts';
import { getPaymentConfig } from './api/get-config.ts';
import { seePayment } from './api/see-payment.ts';
import { type Verdict, verdictOf } from './decline.ts';
import { CreditChoice } from './credit-choice.tsx';
import { HeldPayment } from './held-payment.tsx';
import { ProviderPayment } from './provider-payment.tsx';
import { TestCards } from './test-cards.tsx';

interface PaymentViewProps {
  readonly bookingId: string;
  readonly payerName: string;
  /** Of a payment that the buyer comes back from elsewhere to. */
  readonly returnedSecret?: string | undefined;
  readonly onAccepted: () => void;
  /** The provider is away, and the places are kept for longer; undefined: it is back. */
  readonly onHeld: (until: string | undefined) => void;
  /** So much of it is to be paid with credit, as long as it is paid here. */
  readonly onCredit: (minor: number) => void;
  /** The way to the booking, for when there is nothing to pay any more. */
  readonly toBooking: ReactNode;
}

export function PaymentView({ bookingId, payerName, returnedSecret, onAccepted, onHeld, onCredit, toBooking }: PaymentViewProps) {
  const { t } = useTranslation();
  const config = useQuery(getPaymentConfig());
  const payment = useQuery(beginPayment(bookingId));
  const returned = useQuery({
    ...seePayment(config.data, returnedSecret ?? ''),
    enabled: config.data !== undefined && returnedSecret !== undefined,
  });
  // What credit pays is paid at once.
  const isAccepted = returned.data?.kind === 'accepted' || payment.data?.state === 'succeeded';
  useEffect(() => {
    if (isAccepted) onAccepted();
  }, [isAccepted]);
  const heldUntil = payment.data?.heldUntil;
  useEffect(() => {
    onHeld(heldUntil);
  }, [heldUntil]);
  const creditMinor = payment.data?.creditMinor ?? 0;
  useEffect(() => {
    onCredit(creditMinor);
    return () => onCredit(0);
  }, [creditMinor]);
  if (heldUntil !== undefined) return <HeldPayment until={heldUntil} count={1} />;
  const failed = [config, payment].find(query => query.isError);
  if (payment.data?.state === 'processing' || returned.data?.kind === 'processing') return <UnderWay>{toBooking}</UnderWay>;
  const over =
    (isRefusal(payment.error) && payment.error.status === 409) ||
    (payment.data !== undefined && payment.data.clientSecret === null && !isAccepted);
  if (over)
    return (
      <MessageView icon={<CircleAlert />} title={t('payment.over')} text={payment.error?.message ?? t('payment.processing')}>
        {toBooking}
      </MessageView>
    );
  if (failed !== undefined) return <ErrorView error={failed.error} onRetry={() => void failed.refetch()} />;
  if (config.data === undefined || payment.data === undefined || returned.isLoading || isAccepted) return <PaymentSkeleton />;
  return (
    <Open
      payment={payment.data}
      config={config.data}
      payerName={payerName}
      before={returned.data ?? lastTry(payment.data)}
      onAccepted={onAccepted}
    />
  );
}

/** Why it has to be paid again: such as a debit that came back after days. */
const lastTry = ({ state, failureCode }: Payment): Verdict | undefined =>
  state === 'failed' && failureCode !== null ? verdictOf({ error: { code: failureCode, message: failureCode } }) : undefined;

interface OpenProps extends Pick<PaymentViewProps, 'payerName' | 'onAccepted'> {
  readonly payment: Payment;
  readonly config: PaymentConfig;
  readonly before: Verdict | undefined;
}

function Open({ payment, config, payerName, before, onAccepted }: OpenProps) {
  const session = useSession();
  const queries = useQueryClient();
  const { queryKey } = beginPayment(payment.bookingId);
  return (
    <div className="space-y-8">
      <CreditChoice payment={payment} />
      <ProviderPayment
        key={payment.clientSecret}
        payment={payment}
        clientSecret={payment.clientSecret ?? ''}
        config={config}
        payer={{ name: payerName, email: session.status === 'user' ? session.user.email : '' }}
        before={before}
        onAccepted={onAccepted}
        onProcessing={() => queries.setQueryData(queryKey, { ...payment, state: 'processing' })}
      />
      <TestCards cards={config.testCards} />
    </div>
  );
}

/** Nobody has to stay here for days. */
function UnderWay({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      <MessageView icon={<Hourglass />} title={t('payment.underWay')} text={t('payment.underWayText')}>
        {children}
      </MessageView>
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
