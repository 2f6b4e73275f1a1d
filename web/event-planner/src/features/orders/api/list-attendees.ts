import { type AttendeeFilters, AttendeePage } from '@event-planner/contracts/orders';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listAttendees = (eventId: string, filters: AttendeeFilters) =>
  infiniteQueryOptions({
    queryKey: ['attendees', eventId, filters],
    queryFn: ({ pageParam, signal }) =>
      request(`/bookings/events/${eventId}/attendees`, AttendeePage, { query: { ...filters, cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
