import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getBalance } from '../api/get-balance.ts';
import { BalancePanel } from './balance-panel.tsx';

/** What an organizer has sold and given back, and what of it they are owed. */
export function BalancePart() {
  const { t } = useTranslation('money');
  const balance = useQuery(getBalance(useOwnOrganizer().id));
  if (balance.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (balance.isError) return <ErrorView error={balance.error} onRetry={() => void balance.refetch()} />;
  const { balances } = balance.data;
  if (balances.length === 0) return <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('balance.nothing')}</p>;
  return (
    <div className="space-y-6">
      {balances.map(of => (
        <BalancePanel key={of.currency} balance={of} />
      ))}
    </div>
  );
}
