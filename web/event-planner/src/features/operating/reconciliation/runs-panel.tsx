import type { Reconciliation } from '@event-planner/contracts/reconciliation';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { isRefusal } from '../../../lib/api/api-error.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { driftsKey, listRuns, useCompare } from './api.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const fewRuns = 5;

/** The last comparisons, and a button for one more. */
export function RunsPanel() {
  const { t } = useTranslation('operating');
  const queries = useQueryClient();
  const runs = useQuery(listRuns());
  const compare = useCompare();
  const [showsAll, setShowsAll] = useState(false);
  const items = runs.data?.items ?? [];
  const running = items[0]?.finishedAt === null;
  // What one has found is known once it has ended.
  useEffect(() => {
    if (!running) void queries.invalidateQueries({ queryKey: driftsKey });
  }, [running, queries]);
  return (
    <Panel
      title={t('reconciliation.runs')}
      text={t('reconciliation.runsText')}
      action={
        <Button size="small" busy={compare.isPending} disabled={running} onClick={() => compare.mutate(undefined)}>
          {t('reconciliation.compare')}
        </Button>
      }
    >
      {isRefusal(compare.error, 'reconciliation_running') ? (
        <Notice announce>{t('reconciliation.isRunning')}</Notice>
      ) : (
        <Refusal error={compare.error} />
      )}
      {runs.isPending && (
        <Loading>
          <Skeleton className="h-24" />
        </Loading>
      )}
      {runs.isError && <ErrorView error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && <p className="text-soft">{t('reconciliation.noRuns')}</p>}
      <ul className="divide-y divide-line">
        {(showsAll ? items : items.slice(0, fewRuns)).map(run => (
          <RunRow key={run.id} run={run} />
        ))}
      </ul>
      {!showsAll && items.length > fewRuns && (
        <Button look="secondary" size="small" className="mt-3" onClick={() => setShowsAll(true)}>
          {t('reconciliation.earlier')}
        </Button>
      )}
    </Panel>
  );
}

function RunRow({ run }: { readonly run: Reconciliation }) {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const { startedAt, finishedAt, by, failure, movements, sales, found, repaired } = run;
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{format.moment(startedAt, ownTimeZone())}</span>
        <span role="status">
          <Outcome run={run} />
        </span>
        <span className="text-sm text-soft">{by === null ? t('reconciliation.byClock') : t('reconciliation.by', { name: by })}</span>
      </p>
      {failure !== null && <p className="text-sm break-words text-danger">{failure}</p>}
      {finishedAt !== null && failure === null && (
        <p className="text-sm text-soft">
          {[
            t('reconciliation.movements', { count: movements }),
            t('reconciliation.sales', { count: sales }),
            ...(found > 0 && repaired > 0 ? [t('reconciliation.repaired', { count: repaired })] : []),
          ].join(' · ')}
        </p>
      )}
    </li>
  );
}

function Outcome({ run: { finishedAt, failure, found, repaired } }: { readonly run: Reconciliation }) {
  const { t } = useTranslation('operating');
  if (finishedAt === null) return <Badge tone="warning">{t('reconciliation.underWay')}</Badge>;
  if (failure !== null) return <Badge tone="bad">{t('reconciliation.failed')}</Badge>;
  if (found > 0) return <Badge tone="bad">{t('reconciliation.found', { count: found })}</Badge>;
  return <Badge tone="good">{repaired > 0 ? t('reconciliation.repaired', { count: repaired }) : t('reconciliation.agrees')}</Badge>;
}
