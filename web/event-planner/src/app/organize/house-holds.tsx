import { isOver } from '@event-planner/contracts/event';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { BlockFormView } from '../../features/blocks/block-form.tsx';
import { BlockList } from '../../features/blocks/block-list.tsx';
import { getPreview } from '../../features/planning/api/get-preview.ts';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { useSeatName } from '../../features/seat-map/use-seat-words.ts';
import { HouseSeats } from './house-seats.tsx';

interface HouseHoldsProps {
  readonly event: PlannedEvent;
  readonly seatMap: SeatMap | undefined;
}

/** Seats and places that the house keeps for itself. There are some to keep once the event is public. */
export function HouseHolds({ event, seatMap }: HouseHoldsProps) {
  const { t } = useTranslation('organizing');
  const organizer = useOwnOrganizer();
  const [seats, setSeats] = useState<readonly string[]>([]);
  const plan = useMemo(() => new Map((seatMap === undefined ? [] : layOut(seatMap)).map(seat => [seat.id, seat])), [seatMap]);
  const nameOf = useSeatName();
  const detail = useQuery({ ...getPreview(event.id, event.version), enabled: event.state !== 'draft' });
  if (event.state === 'draft') return <Notice>{t('blocks.afterPublishing')}</Notice>;
  if (detail.isPending)
    return (
      <Loading>
        <Skeleton className="h-96 rounded-card" />
      </Loading>
    );
  if (detail.isError) return <ErrorView error={detail.error} onRetry={() => void detail.refetch()} />;
  const { timeZone } = detail.data;
  const mayChange = mayDo(organizer, 'changeBlocks') && !isOver(event);
  const types = event.sections.tickets.types;
  const opening = event.sections.access.codes.find(({ opensEvent }) => opensEvent)?.code;
  const seated = new Set(Array.from(plan.values(), ({ category }) => category));
  const counted = types.filter(type => type.kind === 'ticket' && (type.category === null || !seated.has(type.category)));
  const seatName = (id: string): string => {
    const seat = plan.get(id);
    return seat ? nameOf(seat) : id;
  };
  return (
    <div className="space-y-6">
      <Panel title={t('blocks.title')} text={t('blocks.text')}>
        <BlockList eventId={event.id} timeZone={timeZone} ticketTypes={types} seatName={seatName} mayChange={mayChange} />
      </Panel>
      {mayChange && (
        <Panel title={t('blocks.new')}>
          <BlockFormView
            eventId={event.id}
            timeZone={timeZone}
            counted={counted}
            seats={seats}
            onDone={() => setSeats([])}
            chooser={
              seatMap !== undefined && <HouseSeats event={detail.data} map={seatMap} seats={seats} onChange={setSeats} code={opening} />
            }
          />
        </Panel>
      )}
    </div>
  );
}
