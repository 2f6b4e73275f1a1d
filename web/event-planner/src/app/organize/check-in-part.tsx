import type { PlannedEvent } from '@event-planner/contracts/planning';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { getDoor } from '../../features/check-in/api/calls.ts';
import { DoorLink } from '../../features/check-in/door-link.tsx';
import { GatesEditor } from '../../features/check-in/gates-editor.tsx';
import { Monitor } from '../../features/check-in/monitor.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

/** An event's doors: who came in, and by which gates. */
export function CheckInPart({ event }: { readonly event: PlannedEvent }) {
  const { t } = useTranslation('door');
  const organizer = useOwnOrganizer();
  const door = useQuery({ ...getDoor(event.id), enabled: event.state !== 'draft' });
  if (event.state === 'draft') return <Notice>{t('monitor.draft')}</Notice>;
  if (door.isPending)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (door.isError) return <ErrorView error={door.error} onRetry={() => void door.refetch()} />;
  const address = `${window.location.origin}/door/${event.id}`;
  const mayCheckIn = mayDo(organizer, 'checkIn');
  return (
    <div className="space-y-6">
      <Monitor eventId={event.id} timeZone={door.data.timeZone} mayCheckIn={mayCheckIn} />
      {mayCheckIn && (
        <DoorLink
          eventId={event.id}
          address={address}
          qr={<QrCode text={address} label={t('monitor.qr')} className="size-40 rounded-control" />}
        />
      )}
      {mayDo(organizer, 'changeGates') && <GatesEditor key={door.data.eventId} door={door.data} />}
    </div>
  );
}
