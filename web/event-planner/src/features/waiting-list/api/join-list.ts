import { WaitingEntries, type WaitingListForm } from '@event-planner/contracts/waiting-list';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export function useJoinList(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: WaitingListForm) =>
      request(`/bookings/waiting-lists/${eventId}/entries`, WaitingEntries, { method: 'POST', body, as: 'caller' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['waiting-list'] }),
  });
}
