import { isOver } from '@event-planner/contracts/event';
import type { PlannedEvent } from '@event-planner/contracts/planning';
import type { FunctionComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { CapacityView } from '../../features/capacity/capacity-view.tsx';
import { EventFigures } from '../../features/overview/event-figures.tsx';
import type { SellingPart } from '../../features/planning/workspace/parts.ts';
import { useWriting } from '../../features/planning/workspace/sections.ts';
import { BoxOffice } from './box-office.tsx';
import { EventCancellationView } from '../../features/refunds/event-cancellation-view.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { EventAnswers, EventAttendees, EventOrders } from './event-orders.tsx';
import { CheckInPart } from './check-in-part.tsx';
import { HouseHolds } from './house-holds.tsx';
import { EventWaitingList, EventWaitingRoom } from './waiting-parts.tsx';
import { WhenPublished } from './when-published.tsx';

interface ViewProps {
  readonly event: PlannedEvent;
}

/** How each part of selling looks. */
const views: Readonly<Record<SellingPart, FunctionComponent<ViewProps>>> = {
  checkIn: ({ event }) => <CheckInPart event={event} />,
  sales: ({ event }) => <EventFigures eventId={event.id} />,
  orders: EventOrders,
  boxOffice: Desk,
  attendees: EventAttendees,
  answers: EventAnswers,
  capacity: ({ event }) => <CapacityView eventId={event.id} />,
  cancellation: Cancellation,
  waitingList: EventWaitingList,
  waitingRoom: EventWaitingRoom,
  holds: Holds,
};

/** Of no use any more once an event is over: what was set and who waited stays to be seen. */
const beforehand: ReadonlySet<SellingPart> = new Set(['waitingList', 'waitingRoom']);

export function SellingPartView({ event, part }: { readonly event: PlannedEvent; readonly part: SellingPart }) {
  const Part = views[part];
  if (!isOver(event) || !beforehand.has(part)) return <Part event={event} />;
  return (
    <>
      <OverNotice state={event.state} />
      <fieldset disabled className="mt-6 min-w-0">
        <Part event={event} />
      </fieldset>
    </>
  );
}

function OverNotice({ state }: { readonly state: 'cancelled' | 'ended' }) {
  const { t } = useTranslation('organizing');
  return <Notice>{t(`publish.is_${state}`)}</Notice>;
}

function Desk({ event }: ViewProps) {
  return <BoxOffice event={event} seatMap={useWriting().seatMap} />;
}

function Holds({ event }: ViewProps) {
  return <HouseHolds event={event} seatMap={useWriting().seatMap} />;
}

function Cancellation({ event }: ViewProps) {
  const mayRefund = mayDo(useOwnOrganizer(), 'refund');
  if (event.state === 'ended') return <OverNotice state={event.state} />;
  return (
    <WhenPublished event={event}>
      <EventCancellationView event={event} mayRefund={mayRefund} />
    </WhenPublished>
  );
}
