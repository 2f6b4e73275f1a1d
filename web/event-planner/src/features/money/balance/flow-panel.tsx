import { useQuery } from '@tanstack/react-query';
import { ChartColumn, Table } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getDays } from '../api/get-days.ts';
import type { Range } from '../range.ts';
import { FlowTable } from './flow-table.tsx';

const FlowChart = lazy(() => import('./flow-chart.tsx').then(({ FlowChart: chart }) => ({ default: chart })));

interface FlowPanelProps {
  readonly organizerId: string;
  readonly currency: string;
  readonly range: Range;
}

/** What came in and went out, day by day, as a drawing or as the same numbers in a table. */
export function FlowPanel({ organizerId, currency, range }: FlowPanelProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const report = useQuery(getDays(organizerId, range));
  if (report.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (report.isError) return <ErrorView error={report.error} onRetry={() => void report.refetch()} />;
  const of = report.data.currencies.find(one => one.currency === currency);
  if (of === undefined)
    return (
      <Panel title={t('flow.title')}>
        <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('flow.none')}</p>
      </Panel>
    );
  const money = (minor: number): string => format.money(minor, currency);
  const summary = t('flow.total', {
    in: money(of.total.inMinor),
    out: money(of.total.outMinor),
    costs: money(of.total.costsMinor),
    paidOut: money(of.total.paidOutMinor),
  });
  const dayName = (day: string): string =>
    new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day));
  const Icon = asTable ? ChartColumn : Table;
  return (
    <Panel
      title={t('flow.title')}
      text={summary}
      action={
        <Button look="quiet" size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Icon aria-hidden className="size-4" />
          {t(asTable ? 'flow.asChart' : 'flow.asTable')}
        </Button>
      }
    >
      {asTable ? (
        <FlowTable days={of.days} dayName={dayName} valueName={money} />
      ) : (
        <Suspense fallback={<Skeleton className="h-56 sm:h-64" />}>
          <FlowChart
            days={of.days.map(({ day, inMinor, outMinor }) => ({ day, inMinor, outMinor: -outMinor }))}
            names={{ in: t('flow.in'), out: t('flow.out') }}
            dayName={dayName}
            valueName={minor => format.price(minor, currency)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
