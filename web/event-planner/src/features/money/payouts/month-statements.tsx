import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { useMonthStatement } from '../api/payouts.ts';

/** The last months that are over, the latest first, by UTC. */
function monthsBefore(now: number): readonly string[] {
  const date = new Date(now);
  return Array.from({ length: 24 }, (_, at) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1 - at, 1)).toISOString().slice(0, 7),
  );
}

/** Statements of months, for the books of whoever sells. */
export function MonthStatements({ currencies }: { readonly currencies: readonly string[] }) {
  const { t, i18n } = useTranslation('money');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const months = monthsBefore(serverNow());
  const [month, setMonth] = useState(months[0] ?? '');
  const [currency, setCurrency] = useState(currencies[0] ?? 'EUR');
  const statement = useMonthStatement(organizer.id);
  const get = (kind: 'pdf' | 'csv'): void => statement.mutate({ currency, month, kind, language: i18n.language });
  return (
    <Panel title={t('payouts.months')} text={t('payouts.monthsText')}>
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          label={t('payouts.month')}
          value={month}
          options={months.map(value => ({ value, label: format.monthAndYear(`${value}-15T00:00:00Z`, 'UTC') }))}
          onChoose={setMonth}
          className="grow sm:max-w-56"
        />
        {currencies.length > 1 && (
          <SelectField
            label={t('payouts.currency')}
            value={currency}
            options={currencies.map(value => ({ value, label: value }))}
            onChoose={setCurrency}
          />
        )}
        {(['pdf', 'csv'] as const).map(kind => (
          <Button key={kind} look="secondary" busy={statement.isPending && statement.variables.kind === kind} onClick={() => get(kind)}>
            <FileDown aria-hidden className="size-4" />
            {kind.toUpperCase()}
          </Button>
        ))}
      </div>
      <Refusal error={statement.error} className="mt-3" />
    </Panel>
  );
}
