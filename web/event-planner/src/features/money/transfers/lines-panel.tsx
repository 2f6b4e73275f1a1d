import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { getLines, type LineFilter } from '../api/transfers.ts';
import { LineRow } from './line-row.tsx';
import { ReturnFiles } from './return-file.tsx';

const states = ['open', 'stranded', 'matched', 'assigned', 'to_return', 'returned', 'dismissed'] as const satisfies readonly LineFilter[];

/** What came in and went out, by what is known of it: first what somebody has to look at. */
export function LinesPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const [state, setState] = useState<LineFilter>('open');
  const stranded = useInfiniteQuery(getLines(organizerId, 'stranded'));
  const isStranded = stranded.data?.pages.some(page => page.items.length > 0) ?? false;
  const found = useInfiniteQuery(getLines(organizerId, state));
  const lines = found.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel title={t('transfers.lines')} text={t('transfers.linesText')}>
      <SelectField
        label={t('transfers.state')}
        className="mb-4 max-w-xs"
        value={state}
        options={states.map(value => ({ value, label: t(`transfers.state_${value}`) }))}
        onChoose={value => setState(value as LineFilter)}
      />
      {isStranded && state !== 'stranded' && (
        <Notice tone="warning" className="mb-4">
          <p>{t('transfers.strandedNotice')}</p>
          <Button size="small" look="secondary" className="mt-3" onClick={() => setState('stranded')}>
            {t('transfers.showStranded')}
          </Button>
        </Notice>
      )}
      {state === 'to_return' && <ReturnFiles organizerId={organizerId} />}
      {found.isPending && <Skeleton className="h-32" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && lines.length === 0 && (
        <p className="text-soft">{t(state === 'open' ? 'transfers.nothingOpen' : 'transfers.none')}</p>
      )}
      <ul className="divide-y divide-line">
        {lines.map(line => (
          <LineRow key={line.id} organizerId={organizerId} line={line} onReleased={() => setState('open')} />
        ))}
      </ul>
      <MoreButton of={found} />
    </Panel>
  );
}
