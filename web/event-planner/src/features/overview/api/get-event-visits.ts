import { type VisitQuery, Visits } from '@event-planner/contracts/visits';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getEventVisits = (eventId: string, { from, to }: VisitQuery) =>
  queryOptions({
    queryKey: ['overview', 'visits', 'event', eventId, from, to],
    queryFn: ({ signal }) => request(`/events/${eventId}/visits`, Visits, { query: { from, to }, as: 'caller', signal }),
    staleTime: 60_000,
  });
