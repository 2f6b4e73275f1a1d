import type { PlannedEvent } from '@event-planner/contracts/planning';
import type { FunctionComponent } from 'react';
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

type View = FunctionComponent<{ readonly event: PlannedEvent }>;

/** How each part of selling looks. */
const views: Readonly<Record<SellingPart, View>> = {
  checkIn: ({ event }) => <CheckInPart event={event} />,
  sales: ({ event }) => <EventFigures eventId={event.id} />,
  orders: EventOrders,
  boxOffice: ({ event }) => <BoxOffice event={event} seatMap={useWriting().seatMap} />,
  attendees: EventAttendees,
  answers: EventAnswers,
  capacity: ({ event }) => <CapacityView eventId={event.id} />,
  cancellation: ({ event }) => (
    <WhenPublished event={event}>
      <EventCancellationView
        eventId={event.id}
        timeZone={event.sections.schedule.timeZone}
        mayRefund={mayDo(useOwnOrganizer(), 'refund')}
      />
    </WhenPublished>
  ),
  waitingList: EventWaitingList,
  waitingRoom: EventWaitingRoom,
  holds: ({ event }) => <HouseHolds event={event} seatMap={useWriting().seatMap} />,
};

export function SellingPartView({ event, part }: { readonly event: PlannedEvent; readonly part: SellingPart }) {
  const Part = views[part];
  return <Part event={event} />;
}
