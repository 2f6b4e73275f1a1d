import type { OperationHealth } from '@event-planner/contracts/payment-operations';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { getProviderHealth } from './api.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const toneOf = { closed: 'good', half_open: 'warning', open: 'bad' } as const;
const named = ['create_intent', 'read_intent', 'cancel_intent', 'refund', 'read_refund', 'list_events', 'other'] as const;

/** What is asked of the provider, each kind with how it goes. */
export function HealthPanel() {
  const { t } = useTranslation('operating');
  const health = useQuery(getProviderHealth());
  return (
    <Panel title={t('provider.health')} text={t('provider.healthText')}>
      {health.isPending && (
        <Loading>
          <Skeleton className="h-40" />
        </Loading>
      )}
      {health.isError && <ErrorView error={health.error} onRetry={() => void health.refetch()} />}
      <ul className="divide-y divide-line">
        {health.data?.operations.map(operation => (
          <OperationRow key={operation.operation} operation={operation} />
        ))}
      </ul>
    </Panel>
  );
}

function OperationRow({ operation: of }: { readonly operation: OperationHealth }) {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const known = named.find(name => name === of.operation);
  const counts = [
    t('provider.calls', { count: of.calls }),
    t('provider.failures', { count: of.failures }),
    ...(of.rejected > 0 ? [t('provider.rejected', { count: of.rejected })] : []),
    ...(of.running > 0 ? [t('provider.running', { count: of.running })] : []),
    ...(of.waiting > 0 ? [t('provider.waiting', { count: of.waiting })] : []),
  ];
  return (
    <li className="py-2.5">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{known === undefined ? of.operation : t(`provider.does_${known}`)}</span>
        <Badge tone={toneOf[of.state]}>{t(`provider.is_${of.state}`)}</Badge>
      </p>
      <p className="text-sm text-soft">{counts.join(' · ')}</p>
      {of.state !== 'closed' && <p className="text-sm">{t(`provider.why_${of.state}`)}</p>}
      {of.lastFailure !== null && of.lastFailureAt !== null && (
        <p className="text-sm break-words text-soft">
          {t('provider.lastFailure', { moment: format.moment(of.lastFailureAt, ownTimeZone()), reason: of.lastFailure })}
        </p>
      )}
    </li>
  );
}
