import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listRefunds } from './api/refundable.ts';
import { RefundRows } from './refund-rows.tsx';

interface RefundsToLookAtProps {
  readonly eventId: string;
  readonly timeZone: string;
  readonly mayChange: boolean;
}

/** Refunds that failed, or that somebody has to pay out. */
export function RefundsToLookAt({ eventId, timeZone, mayChange }: RefundsToLookAtProps) {
  const { t } = useTranslation('organizing');
  const [failed, byHand] = [useQuery(listRefunds(eventId, 'failed')), useQuery(listRefunds(eventId, 'by_hand'))];
  if (failed.isPending || byHand.isPending)
    return (
      <Loading>
        <Skeleton className="h-20" />
      </Loading>
    );
  const refunds = [...(failed.data?.items ?? []), ...(byHand.data?.items ?? [])];
  return (
    <>
      <Refusal error={failed.error ?? byHand.error} />
      {refunds.length === 0 ? (
        <p className="text-soft">{t('refunding.noneToLookAt')}</p>
      ) : (
        <RefundRows eventId={eventId} timeZone={timeZone} refunds={refunds} mayChange={mayChange} />
      )}
    </>
  );
}
