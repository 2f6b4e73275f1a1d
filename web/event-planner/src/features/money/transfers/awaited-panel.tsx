import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getAwaited } from '../api/transfers.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';
import { DuplicateButtons } from './duplicate-buttons.tsx';
import { PaymentItem } from './payment-item.tsx';
import { WriteBackButton } from './write-back-button.tsx';
import { WriteOffButton } from './write-off-button.tsx';

/** What an organizer waits for, overdue invoices marked as such. */
export function AwaitedPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const found = useInfiniteQuery(getAwaited(organizerId));
  const items = found.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel title={t('transfers.awaited')} text={t('transfers.awaitedText')}>
      {found.isPending && <Skeleton className="h-24" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p className="text-soft">{t('transfers.nothingAwaited')}</p>}
      <ul className="divide-y divide-line">
        {items.map(payment => (
          <AwaitedRow key={payment.id} organizerId={organizerId} payment={payment} />
        ))}
      </ul>
      <MoreButton of={found} />
    </Panel>
  );
}

function AwaitedRow({ organizerId, payment }: { readonly organizerId: string; readonly payment: AwaitedPayment }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const zone = ownTimeZone();
  const isOverdue = payment.dueAt !== null && new Date(payment.dueAt) < new Date();
  const until = payment.dueAt === null ? format.moment(payment.payBy, zone) : format.day(payment.dueAt, zone);
  return (
    <PaymentItem
      payment={payment}
      about={`${t(`transfers.way_${payment.way}`)} · ${payment.eventTitle} · ${t('transfers.until', { moment: until })}`}
      actions={
        <>
          {isOverdue && <Badge tone="bad">{t('transfers.overdue')}</Badge>}
          <span className="font-semibold tabular-nums">{format.money(payment.amountMinor, payment.currency)}</span>
          {payment.dueAt !== null && <WriteOffButton organizerId={organizerId} payment={payment} />}
        </>
      }
    >
      {payment.arrivedMinor > 0 && (
        <p className="text-sm">{t('transfers.arrived', { amount: format.money(payment.arrivedMinor, payment.currency) })}</p>
      )}
      {payment.writtenOffMinor > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          {t('transfers.writtenOff', { amount: format.money(payment.writtenOffMinor, payment.currency) })}
          <WriteBackButton organizerId={organizerId} payment={payment} />
          <DuplicateButtons organizerId={organizerId} payment={payment} />
        </p>
      )}
    </PaymentItem>
  );
}
