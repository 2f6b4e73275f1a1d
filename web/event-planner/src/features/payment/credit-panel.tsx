import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/page-head.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listCredits } from './api/credit.ts';

/** What the buyer may spend, at each organizer; nothing where there is none. */
export function CreditPanel() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const { data } = useQuery(listCredits());
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Panel title={t('credit.title')} text={t('credit.text')}>
      <ul className="divide-y divide-line">
        {data.items.map(({ organizerId, organizerName, currency, balanceMinor, reservedMinor }) => (
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
    </Panel>
  );
}
