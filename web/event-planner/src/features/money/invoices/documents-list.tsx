import type { DocumentFilters } from '@event-planner/contracts/documents';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FileText, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../../components/error-view.tsx';
import { MessageView } from '../../../components/message-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Skeleton } from '../../../components/skeleton.tsx';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listDocuments, useSaveDocuments } from '../api/documents.ts';
import { DocumentRow } from './document-row.tsx';

interface DocumentsListProps {
  readonly organizerId: string;
  readonly filters: DocumentFilters;
}

export function DocumentsList({ organizerId, filters }: DocumentsListProps) {
  const { t } = useTranslation('money');
  const mayCorrect = mayDo(useOwnOrganizer(), 'changeMoney');
  const documents = useInfiniteQuery(listDocuments(organizerId, filters));
  const save = useSaveDocuments(organizerId);
  if (documents.isPending) return <Skeleton className="h-80 rounded-card" />;
  if (documents.data === undefined) return <ErrorView error={documents.error} onRetry={() => void documents.refetch()} />;
  const items = documents.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return Object.keys(filters).length > 0 ? (
      <MessageView icon={<SearchX />} title={t('documents.noneFound')} text={t('documents.noneFoundText')} />
    ) : (
      <MessageView icon={<FileText />} title={t('documents.none')} text={t('documents.noneText')} />
    );
  return (
    <div className="space-y-4">
      {save.isError && (
        <Notice tone="bad" announce>
          {t('documents.failed', { detail: save.error.message })}
        </Notice>
      )}
      <ul className={filters.bookingId === undefined ? 'card divide-y divide-line' : '-mx-5 divide-y divide-line'}>
        {items.map(document => (
          <DocumentRow
            brief={filters.bookingId !== undefined}
            key={document.id}
            document={document}
            mayCorrect={mayCorrect}
            busy={save.isPending && save.variables.what === `${document.id}/file`}
            onDownload={() => save.mutate({ what: `${document.id}/file` })}
          />
        ))}
      </ul>
      <MoreButton of={documents} />
    </div>
  );
}
