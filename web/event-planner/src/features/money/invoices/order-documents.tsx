import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../components/page-head.tsx';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listDocuments } from '../api/documents.ts';
import { DocumentsList } from './documents-list.tsx';

/** What was written about an order. Nothing where nothing was, or while that is not known. */
export function OrderDocuments({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('money');
  const { id } = useOwnOrganizer();
  const filters = { bookingId };
  const found = useInfiniteQuery(listDocuments(id, filters));
  if (!found.data?.pages.some(page => page.items.length > 0)) return null;
  return (
    <Panel title={t('documents.ofOrder')}>
      <DocumentsList organizerId={id} filters={filters} />
    </Panel>
  );
}
