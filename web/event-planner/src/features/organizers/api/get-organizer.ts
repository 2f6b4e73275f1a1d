import { Organizer } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getOrganizer = (slugOrId: string) =>
  queryOptions({
    queryKey: ['events', 'organizer', slugOrId],
    queryFn: ({ signal }) => request(`/organizers/${encodeURIComponent(slugOrId)}`, Organizer, { signal }),
    staleTime: 60_000,
  });
