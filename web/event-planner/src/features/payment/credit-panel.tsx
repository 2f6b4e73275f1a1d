import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listCreditMovements, listCredits } from './api/credit.ts';
import { CreditHistory } from './credit-history.tsx';

/** What the buyer may spend, at each organizer, and how it came about; nothing where there never was any. */
export function CreditPanel() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const credits = useQuery(listCredits());
  const movements = useInfiniteQuery(listCreditMovements);
  const moved = movements.data?.pages.flatMap(page => page.items) ?? [];
  const error = credits.error ?? movements.error;
  if (error === null && (credits.data?.items ?? []).length === 0 && moved.length === 0) return null;
  return (
    <Panel title={t('credit.title')} text={t('credit.text')}>
      <Refusal error={error} />
      <ul className="divide-y divide-line">
        {credits.data?.items.map(({ organizerId, organizerName, currency, balanceMinor, reservedMinor }) => (
          <li key={`${organizerId} ${currency}`} className="flex items-baseline justify-between gap-4 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{organizerName}</p>
              {reservedMinor > 0 && (
                <p className="text-sm text-soft">{t('credit.reserved', { amount: format.money(reservedMinor, currency) })}</p>
              )}
            </div>
            <p className="font-display text-lg font-bold tabular-nums">{format.money(balanceMinor, currency)}</p>
          </li>
        ))}
      </ul>
      {moved.length > 0 && (
        <>
          <CreditHistory movements={moved} />
          <MoreButton of={movements} size="small" />
        </>
      )}
    </Panel>
  );
}
