import type { PlannedEvent } from '@event-planner/contracts/planning';
import { useState } from 'react';
import { AnswerList } from '../../features/bookings/given-answers.tsx';
import { AnswersView } from '../../features/orders/answers-view.tsx';
import { AttendeesView } from '../../features/orders/attendees-view.tsx';
import { ExportButtons } from '../../features/orders/export-buttons.tsx';
import type { OrderSearch } from '../../features/orders/order-search.ts';
import { OrdersList } from '../../features/orders/orders-list.tsx';
import { useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';
import { WhenPublished } from './when-published.tsx';

interface OfEvent {
  readonly event: PlannedEvent;
}

const typesOf = ({ sections }: PlannedEvent) =>
  sections.tickets.types.filter(type => type.kind !== 'donation').map(({ id, name }) => ({ value: id, label: name }));
const zoneOf = ({ sections }: PlannedEvent): string => sections.schedule.timeZone;

/** Who has ordered what. */
export function EventOrders({ event }: OfEvent) {
  const organizer = useOwnOrganizer();
  const [search, setSearch] = useState<OrderSearch>({});
  return (
    <WhenPublished event={event}>
      <div className="mb-4 flex justify-end">
        <ExportButtons eventId={event.id} kind="orders" search={search} />
      </div>
      <OrdersList
        of={{ eventId: event.id }}
        organizer={organizer.slug}
        timeZone={zoneOf(event)}
        ticketTypes={typesOf(event)}
        search={search}
        onSearch={setSearch}
      />
    </WhenPublished>
  );
}

export function EventAttendees({ event }: OfEvent) {
  const organizer = useOwnOrganizer();
  return (
    <WhenPublished event={event}>
      <div className="mb-4 flex justify-end">
        <ExportButtons eventId={event.id} kind="attendees" />
      </div>
      <AttendeesView eventId={event.id} organizer={organizer.slug} timeZone={zoneOf(event)} ticketTypes={typesOf(event)} />
    </WhenPublished>
  );
}

export function EventAnswers({ event }: OfEvent) {
  const organizer = useOwnOrganizer();
  return (
    <WhenPublished event={event}>
      <div className="mb-4 flex justify-end">
        <ExportButtons eventId={event.id} kind="answers" />
      </div>
      <AnswersView eventId={event.id} organizer={organizer.slug} given={answers => <AnswerList answers={answers} />} />
    </WhenPublished>
  );
}
