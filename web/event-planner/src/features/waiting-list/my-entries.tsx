import { useQuery } from '@tanstack/react-query';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { listEntries } from './api/list-entries.ts';
import { EntryCard } from './entry-card.tsx';

/** Everything the signed-in user waits for or waited for: offers first. */
export function MyEntries() {
  const { t } = useTranslation();
  const entries = useQuery(listEntries());
  if (entries.isPending)
    return (
      <Loading className="space-y-4">
        <Skeleton className="h-40 rounded-card" />
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  if (entries.isError) return <ErrorView error={entries.error} onRetry={() => void entries.refetch()} />;
  const { items } = entries.data;
  if (items.length === 0) return <MessageView icon={<Hourglass />} title={t('waitList.noneTitle')} text={t('waitList.noneText')} />;
  const rank = { offered: 0, waiting: 1 } as Readonly<Record<string, number>>;
  return (
    <div className="space-y-4">
      {items
        .toSorted((a, b) => (rank[a.state] ?? 2) - (rank[b.state] ?? 2))
        .map(entry => (
          <EntryCard key={entry.id} entry={entry} onChanged={() => void entries.refetch()} />
        ))}
    </div>
  );
}
