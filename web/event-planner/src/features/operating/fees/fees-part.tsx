import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { serverNow } from '../../../lib/server-clock.ts';
import { listFeeSchedules } from '../api.ts';
import { FeeForm } from './fee-form.tsx';
import { useRateWords } from './use-rate-words.ts';

/** What the platform takes: a history that only grows. */
export function FeesPart() {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const schedules = useQuery(listFeeSchedules());
  const words = useRateWords();
  if (schedules.isPending)
    return (
      <Loading>
        <Skeleton className="h-72 rounded-card" />
      </Loading>
    );
  if (schedules.isError) return <ErrorView error={schedules.error} onRetry={() => void schedules.refetch()} />;
  const { items } = schedules.data;
  return (
    <div className="space-y-6">
      <Panel title={t('fees.add')} text={t('fees.addText')}>
        <FeeForm />
      </Panel>
      <Panel title={t('fees.history')}>
        {items.length === 0 ? (
          <p className="text-soft">{t('fees.none')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {items.map(({ id, organizerName, validFrom, createdBy, terms }) => (
              <li key={id} className="py-3">
                <p className="flex flex-wrap items-center gap-2 font-semibold">
                  {organizerName ?? t('schedule.everybody')}
                  <span className="font-normal text-soft">{t('schedule.since', { day: format.day(validFrom, 'UTC'), by: createdBy })}</span>
                  {Date.parse(validFrom) > serverNow() && <Badge tone="warning">{t('schedule.announced')}</Badge>}
                </p>
                <ul className="text-[0.9375rem]">
                  {words(terms).map(line => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
