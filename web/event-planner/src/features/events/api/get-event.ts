import { EventDetail } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** With a code also what it unlocks. */
export const getEvent = (slugOrId: string, code?: string) =>
  queryOptions({
    queryKey: ['events', 'detail', slugOrId, code ?? ''],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(slugOrId)}`, EventDetail, { query: { code }, signal }),
    staleTime: 60_000,
  });
