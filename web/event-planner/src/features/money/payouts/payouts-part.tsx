import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getPayoutOverview } from '../api/payouts.ts';
import { AccountPanel } from './account-panel.tsx';
import { FeesPanel } from './fees-panel.tsx';
import { MonthStatements } from './month-statements.tsx';
import { PayoutList } from './payout-list.tsx';
import { PlacesPanel } from './places-panel.tsx';

/** Where the money is, where it goes, and what has gone already. */
export function PayoutsPart() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const overview = useQuery(getPayoutOverview(organizer.id));
  if (overview.isPending)
    return (
      <Loading className="space-y-5">
        <Skeleton className="h-56 rounded-card" />
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  if (overview.isError) return <ErrorView error={overview.error} onRetry={() => void overview.refetch()} />;
  const { places, accounts, terms } = overview.data;
  const currencies = [
    ...new Set([...places.map(place => place.currency), ...accounts.map(one => one.currency), organizer.currencies[0] ?? 'EUR']),
  ];
  return (
    <div className="space-y-6">
      {places.length === 0 && <Notice>{t('payouts.nothing')}</Notice>}
      {places.map(place => (
        <PlacesPanel
          key={place.currency}
          places={place}
          terms={terms}
          account={accounts.find(({ currency }) => currency === place.currency)}
        />
      ))}
      {currencies.map(currency => (
        <AccountPanel key={currency} currency={currency} account={accounts.find(one => one.currency === currency)} terms={terms} />
      ))}
      <PayoutList />
      {places.length > 0 && <MonthStatements currencies={places.map(({ currency }) => currency)} />}
      <FeesPanel />
    </div>
  );
}
