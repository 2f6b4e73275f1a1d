import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { listDrifts } from './api.ts';
import { DriftRow } from './drift-row.tsx';

const choices = ['open', 'all'] as const;

/** What does not agree, and what became of what did not. */
export function DriftsPanel() {
  const { t } = useTranslation('operating');
  const [shown, setShown] = useState<(typeof choices)[number]>('open');
  const drifts = useInfiniteQuery(listDrifts(shown));
  const items = drifts.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel
      title={t('reconciliation.drifts')}
      text={t('reconciliation.driftsText')}
      action={
        <div role="group" aria-label={t('reconciliation.shown')} className="flex gap-1">
          {choices.map(choice => (
            <Button
              key={choice}
              size="small"
              look={choice === shown ? 'secondary' : 'quiet'}
              aria-pressed={choice === shown}
              onClick={() => setShown(choice)}
            >
              {t(`reconciliation.show_${choice}`)}
            </Button>
          ))}
        </div>
      }
    >
      {drifts.isPending && (
        <Loading>
          <Skeleton className="h-32" />
        </Loading>
      )}
      {drifts.isError && <ErrorView error={drifts.error} onRetry={() => void drifts.refetch()} />}
      {drifts.isSuccess && items.length === 0 && <p className="text-soft">{t(`reconciliation.none_${shown}`)}</p>}
      <ul className="divide-y divide-line">
        {items.map(drift => (
          <DriftRow key={drift.id} drift={drift} />
        ))}
      </ul>
      <MoreButton of={drifts} />
    </Panel>
  );
}
