import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getBalance } from '../api/get-balance.ts';
import { lastDays } from '../range.ts';
import { RangeFields } from '../range-fields.tsx';
import { BalancePanel } from './balance-panel.tsx';
import { CreditPanel } from './credit-panel.tsx';
import { EventPanel } from './event-panel.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { StatementPanel } from './statement-panel.tsx';

/** What an organizer has sold and given back, and what of it they are owed: one currency at a time. */
export function BalancePart() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const [chosen, setChosen] = useState<string>();
  const [range, setRange] = useState(() => lastDays(30));
  const balance = useQuery(getBalance(organizer.id));
  if (balance.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (balance.isError) return <ErrorView error={balance.error} onRetry={() => void balance.refetch()} />;
  const { balances, buyerCredit } = balance.data;
  const shown = balances.find(({ currency }) => currency === chosen) ?? balances[0];
  if (shown === undefined) return <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('balance.nothing')}</p>;
  return (
    <div className="space-y-6">
      {balances.length > 1 && (
        <SelectField
          label={t('balance.currency')}
          className="max-w-40"
          value={shown.currency}
          options={balances.map(({ currency }) => ({ value: currency, label: currency }))}
          onChoose={setChosen}
        />
      )}
      <BalancePanel balance={shown} buyerCredit={buyerCredit} />
      <CreditPanel currency={shown.currency} />
      <EventPanel organizerId={organizer.id} currency={shown.currency} />
      <div className="max-w-md">
        <RangeFields range={range} onChange={setRange} />
      </div>
      <FlowPanel organizerId={organizer.id} currency={shown.currency} range={range} />
      <StatementPanel organizerId={organizer.id} currency={shown.currency} range={range} />
    </div>
  );
}
