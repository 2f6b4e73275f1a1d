import type { Statement } from '@event-planner/contracts/balance';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { StatementEntry } from './statement-entry.tsx';

/** Day by day, the newest first; between what was owed at the end and at the beginning. */
export function StatementList({ statement }: { readonly statement: UseInfiniteQueryResult<InfiniteData<Statement>> }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  if (statement.isPending) return <Skeleton className="h-60" />;
  if (statement.isError) return <ErrorView error={statement.error} onRetry={() => void statement.refetch()} />;
  const { pages } = statement.data;
  const [first] = pages;
  const items = pages.flatMap(page => page.items);
  if (first === undefined || items.length === 0)
    return <p className="rounded-control bg-sunken p-6 text-center text-soft">{t('statement.none')}</p>;
  const { timeZone, currency, openingMinor, closingMinor } = first;
  const days = [...Map.groupBy(items, item => format.day(item.happenedAt, timeZone))];
  const edge = (name: 'closing' | 'opening', minor: number) => (
    <p className="flex justify-between gap-4 rounded-control bg-sunken px-3 py-2 text-sm font-semibold">
      <span>{t(`statement.${name}`)}</span>
      <span className="tabular-nums">{format.money(minor, currency)}</span>
    </p>
  );
  return (
    <div aria-busy={statement.isPlaceholderData} className="space-y-4 aria-busy:opacity-60">
      {edge('closing', closingMinor)}
      {days.map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h3 className="mb-1 text-sm font-semibold text-soft">{day}</h3>
          <ul className="divide-y divide-line">
            {entries.map(entry => (
              <li key={entry.id}>
                <StatementEntry entry={entry} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {statement.hasNextPage ? <MoreButton of={statement} /> : edge('opening', openingMinor)}
    </div>
  );
}
