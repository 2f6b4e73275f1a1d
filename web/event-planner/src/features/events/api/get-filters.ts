import { EventFilters } from '@event-planner/contracts/event';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getFilters = () =>
  queryOptions({
    queryKey: ['events', 'filters'],
    queryFn: ({ signal }) => request('/events/filters', EventFilters, { signal }),
    staleTime: 300_000,
  });
