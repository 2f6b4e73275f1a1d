import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getWrittenOff } from '../api/transfers.ts';
import { DuplicateButtons } from './duplicate-buttons.tsx';
import { LaterButton } from './later-button.tsx';
import { PaymentItem } from './payment-item.tsx';
import { WriteBackButton } from './write-back-button.tsx';

/** Invoices that nobody is asked for any more: the way back, where somebody pays after all. */
export function WrittenOffPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const found = useInfiniteQuery(getWrittenOff(organizerId));
  const items = found.data?.pages.flatMap(page => page.items) ?? [];
  if (found.isPending || (found.isSuccess && items.length === 0)) return null;
  return (
    <Panel title={t('transfers.writtenOffInvoices')} text={t('transfers.writtenOffInvoicesText')}>
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      <ul className="divide-y divide-line">
        {items.map(payment => (
          <WrittenOffRow key={payment.id} organizerId={organizerId} payment={payment} />
        ))}
      </ul>
      <MoreButton of={found} />
    </Panel>
  );
}

function WrittenOffRow({ organizerId, payment }: { readonly organizerId: string; readonly payment: AwaitedPayment }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const isWhole = payment.state === 'cancelled';
  return (
    <PaymentItem
      payment={payment}
      about={payment.eventTitle}
      actions={
        <>
          <span className="font-semibold tabular-nums">{format.money(payment.writtenOffMinor, payment.currency)}</span>
          <DuplicateButtons organizerId={organizerId} payment={payment} />
          {isWhole && <WriteBackButton organizerId={organizerId} payment={payment} />}
          <LaterButton organizerId={organizerId} payment={payment} />
        </>
      }
    >
      <p className="text-sm">
        {isWhole ? t('transfers.wholly') : t('transfers.restWrittenOff', { paid: format.money(payment.amountMinor, payment.currency) })}
      </p>
    </PaymentItem>
  );
}
