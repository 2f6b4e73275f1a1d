import { EventSales } from '@event-planner/contracts/sales';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getEventSales = (eventId: string) =>
  queryOptions({
    queryKey: ['overview', 'sales', 'event', eventId],
    queryFn: ({ signal }) => request(`/bookings/sales/${eventId}`, EventSales, { as: 'caller', signal }),
    staleTime: 30_000,
  });
