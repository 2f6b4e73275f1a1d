import type { PlannedEvent } from '@event-planner/contracts/planning';
import { WaitingListPart } from '../../features/waiting/waiting-list-part.tsx';
import { WaitingRoomPart } from '../../features/waiting/waiting-room-part.tsx';
import { mayDo, useOwnOrganizer } from '../../lib/organizing/own-organizer.ts';

export const EventWaitingList = ({ event }: { readonly event: PlannedEvent }) => (
  <WaitingListPart eventId={event.id} mayChange={mayDo(useOwnOrganizer(), 'changeWaiting')} />
);

export const EventWaitingRoom = ({ event }: { readonly event: PlannedEvent }) => (
  <WaitingRoomPart eventId={event.id} mayChange={mayDo(useOwnOrganizer(), 'changeWaiting')} />
);
