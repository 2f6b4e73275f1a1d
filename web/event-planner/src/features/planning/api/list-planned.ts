import { PlannedEventPage } from '@event-planner/contracts/planning';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export interface PlannedSearch {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly limit?: number;
}

export const listPlanned = (organizerId: string, search: PlannedSearch = {}) =>
  infiniteQueryOptions({
    queryKey: ['planning', 'list', organizerId, search],
    queryFn: ({ pageParam, signal }) =>
      request(`/organizers/${organizerId}/events`, PlannedEventPage, {
        query: { ...search, cursor: pageParam },
        as: 'caller',
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
