import type { Statement } from '@event-planner/contracts/balance';
import { useTranslation } from 'react-i18next';
import { PostingTable } from '../../../components/posting-table.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';

interface StatementEntryProps {
  readonly entry: Statement['items'][number];
  readonly timeZone: string;
}

/** What happened and what it changed; opened, as it stands in the books. */
export function StatementEntry({ entry, timeZone }: StatementEntryProps) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const { currency, changeMinor, owedMinor } = entry;
  const what = [entry.eventTitle, entry.buyer, entry.reference].filter(part => part !== null && part !== '').join(' · ');
  const sign = changeMinor > 0 ? '+' : '';
  return (
    <details className="group">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-4 rounded-control py-2.5 hover:bg-sunken">
        <span className="min-w-0 grow basis-52">
          <span className="font-medium">{t(`kind.${entry.kind}`)}</span>
          <span className="ms-2 text-sm text-soft tabular-nums">{format.time(entry.happenedAt, timeZone)}</span>
          {what !== '' && <span className="block truncate text-sm text-soft">{what}</span>}
        </span>
        <span className="ms-auto text-end">
          <span className="block font-semibold tabular-nums">
            {sign}
            {format.money(changeMinor, currency)}
          </span>
          {owedMinor !== null && (
            <span className="block text-sm text-soft tabular-nums">
              <span className="sr-only">{t('statement.after')} </span>
              {format.money(owedMinor, currency)}
            </span>
          )}
        </span>
      </summary>
      <div className="mb-3 rounded-control bg-sunken p-3">
        {entry.reason !== null && (
          <p className="mb-2 text-sm">
            <span className="text-soft">{t('statement.reason')}</span> {entry.reason}
          </p>
        )}
        <PostingTable entry={entry} />
      </div>
    </details>
  );
}
