import type { BankLineState } from '@event-planner/contracts/bank-statements';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { getLines } from '../api/transfers.ts';
import { LineRow } from './line-row.tsx';

const states = ['open', 'matched', 'assigned', 'to_return', 'returned', 'dismissed'] as const satisfies readonly BankLineState[];

/** What came in and went out, by what is known of it: first what somebody has to look at. */
export function LinesPanel({ organizerId }: { readonly organizerId: string }) {
  const { t } = useTranslation('money');
  const [state, setState] = useState<BankLineState>('open');
  const found = useInfiniteQuery(getLines(organizerId, state));
  const lines = found.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel title={t('transfers.lines')} text={t('transfers.linesText')}>
      <SelectField
        label={t('transfers.state')}
        className="mb-4 max-w-xs"
        value={state}
        options={states.map(value => ({ value, label: t(`transfers.state_${value}`) }))}
        onChoose={value => setState(value as BankLineState)}
      />
      {found.isPending && <Skeleton className="h-32" />}
      {found.isError && <ErrorView error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && lines.length === 0 && (
        <p className="text-soft">{t(state === 'open' ? 'transfers.nothingOpen' : 'transfers.none')}</p>
      )}
      <ul className="divide-y divide-line">
        {lines.map(line => (
          <LineRow key={line.id} organizerId={organizerId} line={line} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button look="secondary" className="mt-4" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('transfers.more')}
        </Button>
      )}
    </Panel>
  );
}
