import { Admission, Visit } from '@event-planner/contracts/waiting-room';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keepAdmission } from '../../../lib/admissions.ts';
import { request } from '../../../lib/api/request.ts';

/** Comes in, when it is one's turn; what lets one in is kept. */
export const useComeIn = (eventId: string) =>
  useMutation({
    mutationFn: () => request(`/bookings/waiting-rooms/${eventId}/admissions`, Admission, { method: 'POST', as: 'caller', cart: true }),
    onSuccess: admission => keepAdmission(admission),
  });

/** Waits anew, at the end. */
export function useWaitAnew(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request(`/bookings/waiting-rooms/${eventId}/visits`, Visit, { method: 'POST', body: { again: true }, as: 'caller', cart: true }),
    onSuccess: visit => queries.setQueryData(['waiting-room', eventId, 'visit', true], visit),
  });
}
