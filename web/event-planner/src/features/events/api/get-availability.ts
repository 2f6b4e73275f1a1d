import { Availability } from '@event-planner/contracts/booking';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What is left, for display: only a hold decides. */
export const getAvailability = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'availability', eventId],
    queryFn: ({ signal }) => request(`/bookings/availability/${encodeURIComponent(eventId)}`, Availability, { signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
