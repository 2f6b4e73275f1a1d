import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '../../../components/more-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { PostingTable } from '../../../components/posting-table.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { SearchField } from '../../../components/search-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { findEntries } from './api.ts';
import { useAccountName } from './use-account-name.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** All that was booked for a booking, a payment or an event, as it stands in the books. */
export function EntrySearchPanel({ asked }: { readonly asked: string | undefined }) {
  const { t } = useTranslation('operating');
  const { t: money } = useTranslation('money');
  const nameOf = useAccountName();
  const format = useFormat();
  const [q, setQ] = useState(asked);
  const found = useInfiniteQuery(findEntries(q));
  const items = found.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Panel title={t('books.search')} text={t('books.searchText')}>
      <SearchField label={t('books.searchField')} value={q} onSearch={setQ} />
      <Refusal error={found.error} />
      {found.isSuccess && items.length === 0 && <p className="mt-4 text-soft">{t('books.nothingFound')}</p>}
      <ul className="mt-4 space-y-4" aria-busy={found.isFetching}>
        {items.map(entry => (
          <li key={entry.id} className="rounded-control bg-sunken p-3">
            <p className="font-medium">
              {money(`kind.${entry.kind}`)}{' '}
              <span className="text-sm font-normal text-soft">{format.moment(entry.happenedAt, ownTimeZone())}</span>
            </p>
            <p className="mb-2 text-sm text-soft">
              {[entry.organizerName, entry.eventTitle, entry.buyer, entry.reference]
                .filter(part => part !== null && part !== '')
                .join(' · ')}
            </p>
            <PostingTable entry={entry} nameOf={nameOf} />
          </li>
        ))}
      </ul>
      <MoreButton of={found} />
    </Panel>
  );
}
