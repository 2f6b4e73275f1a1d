import { TaxPeriod } from '@event-planner/contracts/balance';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { getTaxes } from '../api/get-taxes.ts';
import { FileButton } from '../file-button.tsx';
import { yearOf } from '../range.ts';
import { RangeFields } from '../range-fields.tsx';
import { TaxTable } from './tax-table.tsx';

/** What was taxed at which rate, to hand on to whoever does the taxes. */
export function TaxesPart() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const [range, setRange] = useState(() => yearOf(0));
  const [by, setBy] = useState<TaxPeriod>('quarter');
  const wanted = { ...range, by };
  const report = useQuery(getTaxes(organizer.id, wanted));
  const periods = report.data?.periods.filter(({ currencies }) => currencies.length > 0) ?? [];
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-end gap-4">
        <RangeFields range={range} onChange={setRange} />
        <SelectField
          label={t('taxes.by')}
          className="min-w-40"
          value={by}
          options={TaxPeriod.options.map(value => ({ value, label: t(`taxPeriod.${value}`) }))}
          onChoose={value => setBy(TaxPeriod.catch('quarter').parse(value))}
        />
        <Button look="quiet" size="small" onClick={() => setRange(yearOf(1))}>
          {t('taxes.lastYear')}
        </Button>
        <FileButton path={`/payments/organizers/${organizer.id}/taxes.csv`} query={wanted} />
      </div>
      {report.isPending && <Skeleton className="h-80 rounded-card" />}
      {report.isError && <ErrorView error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && periods.length === 0 && <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('taxes.none')}</p>}
      {periods.flatMap(({ from, to, currencies }) =>
        currencies.map(of => <TaxTable key={`${from} ${of.currency}`} from={from} to={to} figures={of} />),
      )}
      <p className="max-w-[70ch] text-sm text-soft text-pretty">{t('taxes.explained')}</p>
    </div>
  );
}
