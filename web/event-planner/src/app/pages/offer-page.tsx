import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MessageView } from '../../components/message-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { getEntry } from '../../features/waiting-list/api/get-entry.ts';
import { EntryCard } from '../../features/waiting-list/entry-card.tsx';
import { isNotFound } from '../../lib/api/api-error.ts';
import { FailedPage } from '../failed-page.tsx';
import { OfferSearch } from '../search.ts';

export const route = createLazyRoute('/waiting/$id')({ component: OfferPage });

/** Where the link of a mail leads: looking changes nothing, the buttons do. */
function OfferPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { token } = OfferSearch.parse(route.useSearch());
  const queries = useQueryClient();
  const entry = useQuery(getEntry(id, token));
  usePageTitle(t('waitList.offerTitle'));
  if (entry.isPending)
    return (
      <Loading className="mx-auto max-w-2xl">
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  // The link ends with the offer.
  if (entry.isError && isNotFound(entry.error))
    return <MessageView icon={<Hourglass />} level={1} title={t('waitList.goneTitle')} text={t('waitList.goneText')} />;
  if (entry.isError) return <FailedPage error={entry.error} onRetry={() => void entry.refetch()} />;
  const declined = (): void =>
    void queries.setQueryData(getEntry(id, token).queryKey, { ...entry.data, state: 'declined' as const, offer: null });
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <h1 className="text-3xl sm:text-4xl">{t('waitList.offerTitle')}</h1>
      {entry.data.state === 'declined' && (
        <Notice tone="good" announce>
          {t('waitList.declined')}
        </Notice>
      )}
      <EntryCard entry={entry.data} token={token} onChanged={declined} />
    </div>
  );
}
