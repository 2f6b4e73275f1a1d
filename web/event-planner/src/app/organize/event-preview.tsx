import type { PlannedEvent } from '@event-planner/contracts/planning';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { EventView } from '../../features/events/event-view.tsx';
import { TicketBox } from '../../features/events/ticket-box.tsx';
import { getPreview } from '../../features/planning/api/get-preview.ts';
import { isRefusal } from '../../lib/api/api-error.ts';

/** The event's page exactly as visitors would see what is saved. Nothing can be bought on it. */
export function EventPreview({ event }: { readonly event: PlannedEvent }) {
  const { t } = useTranslation('organizing');
  const preview = useQuery(getPreview(event.id, event.version));
  if (preview.isPending)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (isRefusal(preview.error, 'not_ready_to_show')) return <Notice>{t('preview.notYet')}</Notice>;
  if (preview.data === undefined) return <ErrorView error={preview.error} onRetry={() => void preview.refetch()} />;
  return (
    <>
      <Notice className="mb-6">{t('preview.text')}</Notice>
      <div inert className="rounded-card border-2 border-dashed border-line p-4 sm:p-6">
        <EventView
          event={preview.data}
          tickets={<TicketBox event={preview.data} onPick={() => undefined} busy={false} refusal={undefined} />}
        />
      </div>
    </>
  );
}
