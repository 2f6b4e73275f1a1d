import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listProviderRefunds } from '../api/provider-refunds.ts';
import { RefundRow } from './refund-row.tsx';
import { ToSendPanel } from './to-send-panel.tsx';

/** What is to be sent by transfer; and money that went back at the provider without having been asked for here: first what somebody has to say the purpose of. */
export const RefundsPart = () => (
  <div className="space-y-6">
    <ToSendPanel />
    <RefundsPanel open />
    <RefundsPanel open={false} />
  </div>
);

function RefundsPanel({ open }: { readonly open: boolean }) {
  const { t } = useTranslation('money');
  const { id } = useOwnOrganizer();
  const refunds = useInfiniteQuery(listProviderRefunds(id, open));
  const items = refunds.data?.pages.flatMap(page => page.items) ?? [];
  const which = open ? 'open' : 'decided';
  return (
    <Panel title={t(`providerRefunds.${which}`)} text={t(`providerRefunds.${which}Text`)}>
      {refunds.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {refunds.isError && <ErrorView error={refunds.error} onRetry={() => void refunds.refetch()} />}
      {refunds.isSuccess && items.length === 0 && <p className="text-soft">{t(`providerRefunds.${which}None`)}</p>}
      <ul className="divide-y divide-line">
        {items.map(refund => (
          <RefundRow key={refund.id} refund={refund} />
        ))}
      </ul>
      <MoreButton of={refunds} />
    </Panel>
  );
}
