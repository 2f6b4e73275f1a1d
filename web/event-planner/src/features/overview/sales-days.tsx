import type { OrganizerSales } from '@event-planner/contracts/sales';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../components/select-field.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { DayPanel } from './charts/day-panel.tsx';
import { amountIn, currenciesOf } from './sold.ts';

/** What was paid, day by day, one currency at a time. */
export function SalesDays({ sales }: { readonly sales: Pick<OrganizerSales, 'days' | 'total'> }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const currencies = currenciesOf(sales.total);
  const [chosen, setChosen] = useState<string>();
  const currency = currencies.find(code => code === chosen) ?? currencies[0] ?? 'EUR';
  const money = (minor: number): string => format.price(minor, currency);
  const refunded = amountIn(sales.total.refunded, currency);
  const total = t('overview.salesTotal', { count: sales.total.tickets, amount: money(amountIn(sales.total.gross, currency)) });
  return (
    <div className="space-y-3">
      {currencies.length > 1 && (
        <SelectField
          label={t('tickets.currency')}
          className="max-w-40"
          value={currency}
          options={currencies.map(code => ({ value: code, label: code }))}
          onChoose={setChosen}
        />
      )}
      <DayPanel
        title={t('overview.sales')}
        days={sales.days.map(({ day, gross }) => ({ day, value: amountIn(gross, currency) }))}
        total={refunded === 0 ? total : `${total} ${t('overview.refunded', { amount: money(refunded) })}`}
        valueName={money}
        none={t('overview.noSales')}
      />
    </div>
  );
}
