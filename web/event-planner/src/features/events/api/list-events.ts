import { EventPage } from '@event-planner/contracts/event';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { type EventSearch, queryOf } from '../event-search.ts';

const pageSize = 24;

/** Upcoming events page by page; a page names where the next begins. */
export const listEvents = (search: EventSearch) =>
  infiniteQueryOptions({
    queryKey: ['events', 'list', search],
    queryFn: ({ pageParam, signal }) =>
      request('/events', EventPage, { query: { ...queryOf(search), cursor: pageParam, limit: pageSize }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    staleTime: 60_000,
  });

export const listHighlights = (count: number) =>
  queryOptions({
    queryKey: ['events', 'highlights', count],
    queryFn: ({ signal }) => request('/events', EventPage, { query: { limit: count, sort: 'date' }, signal }),
    staleTime: 60_000,
  });
