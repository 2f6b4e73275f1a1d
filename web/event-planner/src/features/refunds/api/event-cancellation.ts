import type { PlannedEvent } from '@event-planner/contracts/planning';
import { EventCancellation, type EventCancellationStart } from '@event-planner/contracts/refund';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const path = (eventId: string): string => `/bookings/events/${encodeURIComponent(eventId)}/cancellation`;
const watchMs = 2000;

/** Looked at again and again while refunds are running or on their way, and while booking has not heard yet that the event is cancelled. */
export const getEventCancellation = ({ id, state }: Pick<PlannedEvent, 'id' | 'state'>) =>
  queryOptions({
    queryKey: ['event-cancellation', id],
    queryFn: ({ signal }) => request(path(id), EventCancellation, { as: 'caller', signal }),
    refetchInterval: ({ state: { data } }) =>
      data && (isRunning(data) || (state === 'cancelled' && !data.eventCancelled)) ? watchMs : false,
  });

const isRunning = ({ run }: EventCancellation): boolean => run !== null && (run.finishedAt === null || run.refunds.requested > 0);

export function useStartCancellation(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: EventCancellationStart) => request(path(eventId), EventCancellation, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['event-cancellation', eventId] }),
  });
}
