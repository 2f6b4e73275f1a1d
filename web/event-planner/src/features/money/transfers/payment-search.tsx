import type { AwaitedPayment } from '@event-planner/contracts/payment-ways';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getAwaited } from '../api/transfers.ts';
import type { ChosenShare } from './splitting.ts';

interface PaymentSearchProps {
  readonly organizerId: string;
  readonly currency: string;
  readonly chosen: readonly ChosenShare[];
  readonly onChoose: (payment: AwaitedPayment) => void;
}

/** What somebody waits for, found by reference, name or address. */
export function PaymentSearch({ organizerId, currency, chosen, onChoose }: PaymentSearchProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [q, setQ] = useState<string>();
  const found = useInfiniteQuery(getAwaited(organizerId, q));
  const taken = new Set(chosen.map(({ payment }) => payment.id));
  const fitting = (found.data?.pages.flatMap(page => page.items) ?? []).filter(
    payment => payment.currency === currency && payment.owedMinor > 0,
  );
  const items = fitting.filter(({ id }) => !taken.has(id));
  return (
    <div className="space-y-2">
      <SearchField label={t('transfers.find')} value={q} onSearch={setQ} />
      {found.isPending && <Skeleton className="h-16" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && fitting.length === 0 && !found.hasNextPage && <p className="text-sm text-soft">{t('transfers.noneFound')}</p>}
      <ul aria-label={t('transfers.awaited')} className="max-h-56 divide-y divide-line overflow-y-auto">
        {items.map(payment => (
          <li key={payment.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <p className="min-w-0 break-words">
              <span className="font-mono">{payment.reference}</span> · {payment.name} ·{' '}
              <span className="tabular-nums">{format.money(payment.owedMinor, payment.currency)}</span>
              <span className="block text-sm text-soft">
                {t(`transfers.way_${payment.way}`)} · {payment.eventTitle}
                {payment.state !== 'created' && ` · ${t(payment.writtenOffMinor > 0 ? 'transfers.isWrittenOff' : 'transfers.expired')}`}
              </span>
            </p>
            <Button
              size="small"
              look="secondary"
              aria-label={t('transfers.choose', { reference: payment.reference })}
              onClick={() => onChoose(payment)}
            >
              <Plus aria-hidden className="size-4.5" />
              {t('transfers.add')}
            </Button>
          </li>
        ))}
      </ul>
      <MoreButton of={found} size="small" />
    </div>
  );
}
