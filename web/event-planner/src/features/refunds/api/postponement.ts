import { PostponementSeen } from '@event-planner/contracts/postponement';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const path = (eventId: string): string => `/bookings/events/${encodeURIComponent(eventId)}/postponement`;
const watchMs = 5000;

/** While holders are being told it is looked at again and again. */
export const getPostponement = (eventId: string) =>
  queryOptions({
    queryKey: ['postponement', eventId],
    queryFn: ({ signal }) => request(path(eventId), PostponementSeen, { as: 'caller', signal }),
    refetchInterval: ({ state: { data } }) => (data?.postponement?.allTold === false ? watchMs : false),
  });

export function useExtendPostponement(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (refundUntil: string) => request(path(eventId), PostponementSeen, { method: 'PUT', body: { refundUntil }, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['postponement', eventId] }),
  });
}
