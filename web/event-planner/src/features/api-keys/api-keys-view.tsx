import { mostKeys } from '@event-planner/contracts/api-keys';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { type Confirming, listKeys, useCreateKey } from './api/keys.ts';
import { KeyRow } from './key-row.tsx';
import { MadeKey } from './made-key.tsx';
import { NewKeyForm } from './new-key-form.tsx';

interface ApiKeysViewProps {
  readonly organizerId: string;
  readonly confirming: Confirming;
}

export function ApiKeysView({ organizerId, confirming }: ApiKeysViewProps) {
  const { t } = useTranslation('organizing');
  const keys = useQuery(listKeys(organizerId));
  const create = useCreateKey(organizerId, confirming);
  if (keys.isPending)
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-40" />
        <Skeleton className="h-72" />
      </Loading>
    );
  if (keys.isError) return <ErrorView error={keys.error} onRetry={() => void keys.refetch()} />;
  const { items } = keys.data;
  return (
    <div className="space-y-6">
      {create.data !== undefined && <MadeKey made={create.data} onDone={() => create.reset()} />}
      <Panel title={t('keys.yours')} text={t('keys.yoursText')}>
        {items.length === 0 && <p className="text-soft">{t('keys.none')}</p>}
        <ul className="divide-y divide-line">
          {items.map(key => (
            <KeyRow key={key.id} organizerId={organizerId} apiKey={key} />
          ))}
        </ul>
      </Panel>
      {create.data === undefined && (
        <Panel title={t('keys.new')} text={t('keys.newText')}>
          {items.length < mostKeys ? <NewKeyForm create={create} /> : <p className="text-soft">{t('keys.full', { count: mostKeys })}</p>}
        </Panel>
      )}
    </div>
  );
}
