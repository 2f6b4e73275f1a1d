import { Availability } from '@event-planner/contracts/booking';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What is left, for display: only a hold decides. `code`: one that opened something; every wrong one costs an attempt. */
export const getAvailability = (eventId: string, code?: string) =>
  queryOptions({
    queryKey: ['events', 'availability', eventId, code ?? ''],
    queryFn: ({ signal }) => request(`/bookings/availability/${encodeURIComponent(eventId)}`, Availability, { query: { code }, signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
