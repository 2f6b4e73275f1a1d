import { EventDetail } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** A date that one could change to. */
export const getEventFacts = (id: string) =>
  queryOptions({
    queryKey: ['events', 'detail', id, ''],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(id)}`, EventDetail, { signal }),
    staleTime: 60_000,
  });
