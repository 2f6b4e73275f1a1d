import { OrganizerVisits, type VisitQuery } from '@event-planner/contracts/visits';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getOrganizerVisits = (organizerId: string, { from, to }: VisitQuery) =>
  queryOptions({
    queryKey: ['overview', 'visits', organizerId, from, to],
    queryFn: ({ signal }) => request(`/organizers/${organizerId}/visits`, OrganizerVisits, { query: { from, to }, as: 'caller', signal }),
    staleTime: 60_000,
  });
