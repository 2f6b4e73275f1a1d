import type { AuditedService } from '@event-planner/contracts/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listEntries } from './api.ts';
import { type AuditSearch, filtersOf, type Whose } from './audit-search.ts';
import { EntryRow } from './entry-row.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { Filters } from './filters.tsx';

interface AuditViewProps {
  /** Everybody's without it. */
  readonly whose?: Whose;
  readonly services: readonly AuditedService[];
  readonly search: AuditSearch;
  readonly onSearch: (search: AuditSearch) => void;
}

/** The log, narrowed down as the address says, the newest first. */
export function AuditView({ whose, services, search, onSearch }: AuditViewProps) {
  const { t } = useTranslation('audit');
  const filters = filtersOf(search, whose);
  const entries = useInfiniteQuery(listEntries(filters));
  const items = entries.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <section aria-label={t('log.title')} className="card p-4 sm:p-6">
      <Filters search={search} services={services} onSearch={onSearch} />
      <div className="mb-2 flex justify-end">
        <ExportButtons filters={filters} />
      </div>
      {entries.isPending && (
        <Loading className="space-y-3">
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </Loading>
      )}
      {entries.isError && <ErrorView error={entries.error} onRetry={() => void entries.refetch()} />}
      {entries.isSuccess && items.length === 0 && (
        <MessageView icon={<ScrollText />} title={t('log.empty')} text={t('log.emptyText')} level={2} />
      )}
      <ul className="divide-y divide-line">
        {items.map(entry => (
          <EntryRow
            key={entry.id}
            entry={entry}
            isOfMany={whose === undefined || !('by' in whose)}
            onNarrow={to => onSearch({ ...search, ...to })}
          />
        ))}
      </ul>
      <MoreButton of={entries} />
    </section>
  );
}
