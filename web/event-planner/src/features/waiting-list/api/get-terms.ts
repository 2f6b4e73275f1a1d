import { WaitingListTerms } from '@event-planner/contracts/waiting-list';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getTerms = (eventId: string) =>
  queryOptions({
    queryKey: ['waiting-list', 'terms', eventId],
    queryFn: ({ signal }) => request(`/bookings/waiting-lists/${eventId}`, WaitingListTerms, { signal }),
    staleTime: 60_000,
  });
