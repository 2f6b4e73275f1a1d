import { Series } from '@event-planner/contracts/series';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getSeries = (slugOrId: string) =>
  queryOptions({
    queryKey: ['events', 'series', slugOrId],
    queryFn: ({ signal }) => request(`/series/${encodeURIComponent(slugOrId)}`, Series, { signal }),
    staleTime: 60_000,
  });
