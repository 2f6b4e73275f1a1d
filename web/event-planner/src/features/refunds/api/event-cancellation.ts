import { EventCancellation, type EventCancellationStart } from '@event-planner/contracts/refund';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const path = (eventId: string): string => `/bookings/events/${encodeURIComponent(eventId)}/cancellation`;
const watchMs = 2000;

/** While refunds are running or on their way it is looked at again and again. */
export const getEventCancellation = (eventId: string) =>
  queryOptions({
    queryKey: ['event-cancellation', eventId],
    queryFn: ({ signal }) => request(path(eventId), EventCancellation, { as: 'caller', signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.run && (data.run.finishedAt === null || data.run.refunds.requested > 0) ? watchMs : false,
  });

export function useStartCancellation(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: EventCancellationStart) => request(path(eventId), EventCancellation, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['event-cancellation', eventId] }),
  });
}
