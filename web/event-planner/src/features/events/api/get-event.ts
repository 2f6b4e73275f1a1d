import { EventDetail } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getEvent = (slugOrId: string) =>
  queryOptions({
    queryKey: ['events', 'detail', slugOrId],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(slugOrId)}`, EventDetail, { signal }),
    staleTime: 60_000,
  });
