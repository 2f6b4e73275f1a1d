import { useQuery } from '@tanstack/react-query';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { listHighlights } from './api/list-events.ts';
import { EventGrid, EventGridSkeleton } from './event-grid.tsx';

const highlightCount = 6;

export function Highlights() {
  const { t } = useTranslation();
  const highlights = useQuery(listHighlights(highlightCount));
  if (highlights.isPending) return <EventGridSkeleton count={highlightCount} />;
  if (highlights.isError) return <ErrorView error={highlights.error} onRetry={() => void highlights.refetch()} />;
  if (highlights.data.items.length === 0)
    return <MessageView icon={<CalendarX />} title={t('events.emptyTitle')} text={t('events.emptyText')} />;
  return <EventGrid events={highlights.data.items} label={t('home.upcoming')} />;
}
