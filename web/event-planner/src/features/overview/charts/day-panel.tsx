import { ChartLine, Table } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import type { DayValue } from '../days.ts';

const DayChart = lazy(() => import('./day-chart.tsx').then(({ DayChart: chart }) => ({ default: chart })));

interface DayPanelProps {
  readonly title: string;
  readonly days: readonly DayValue[];
  readonly total: string;
  readonly valueName: (value: number) => string;
  /** Said instead of a flat line. */
  readonly none: string;
}

/** A value over time, as a drawing or as the same numbers in a table. */
export function DayPanel({ title, days, total, valueName, none }: DayPanelProps) {
  const { t } = useTranslation('organizing');
  const { locale } = useFormat();
  const [asTable, setAsTable] = useState(false);
  const dayName = (day: string): string =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
  const empty = days.every(({ value }) => value === 0);
  return (
    <Panel
      title={title}
      text={empty ? undefined : total}
      action={
        !empty && (
          <Button look="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? <ChartLine aria-hidden className="size-4" /> : <Table aria-hidden className="size-4" />}
            {t(asTable ? 'overview.asChart' : 'overview.asTable')}
          </Button>
        )
      }
    >
      {empty ? (
        <p className="rounded-control bg-sunken p-6 text-center text-soft">{none}</p>
      ) : asTable ? (
        <DayTable title={title} days={days} dayName={dayName} valueName={valueName} />
      ) : (
        <>
          <p className="sr-only">{total}</p>
          <Suspense fallback={<Skeleton className="h-56 sm:h-64" />}>
            <DayChart days={days} dayName={dayName} valueName={valueName} />
          </Suspense>
        </>
      )}
    </Panel>
  );
}

interface DayTableProps extends Pick<DayPanelProps, 'title' | 'days' | 'valueName'> {
  readonly dayName: (day: string) => string;
}

function DayTable({ title, days, dayName, valueName }: DayTableProps) {
  const { t } = useTranslation('organizing');
  return (
    <div className="max-h-64 overflow-y-auto" tabIndex={0} role="region" aria-label={title}>
      <table className="w-full text-start text-sm">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col" className="py-1 text-start font-semibold">
              {t('overview.day')}
            </th>
            <th scope="col" className="py-1 text-end font-semibold">
              {title}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, value }) => (
            <tr key={day} className="border-t border-line">
              <td className="py-1.5">{dayName(day)}</td>
              <td className="py-1.5 text-end tabular-nums">{valueName(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
