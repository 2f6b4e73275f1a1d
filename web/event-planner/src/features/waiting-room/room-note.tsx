import type { EventDetail } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getRoom } from './api/get-room.ts';

/** How the waiting room stands, for who has not come in yet. */
export function RoomNote({ event }: { readonly event: Pick<EventDetail, 'id'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const room = useQuery(getRoom(event.id)).data;
  if (room === undefined || room.phase === 'closed') return null;
  // Whoever wants to be there in time looks at their own clock, wherever the event is.
  const momentOf = (at: string): string => format.moment(at, ownTimeZone());
  const opening = momentOf(room.opensAt);
  const says = {
    scheduled: () => t('queue.notYetText', { waiting: momentOf(room.preQueueOpensAt), opening }),
    gathering: () => t('queue.gatheringText', { opening }),
    running: () => t('queue.inLine', { count: Math.max(0, room.lastNumber - room.admittedUpTo) }),
    paused: () => t('queue.paused'),
  };
  return <p className="text-sm text-soft">{says[room.phase]()}</p>;
}
