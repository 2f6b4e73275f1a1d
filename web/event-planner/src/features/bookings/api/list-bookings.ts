import { BookingPage } from '@event-planner/contracts/booking';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listBookings = () =>
  infiniteQueryOptions({
    queryKey: ['bookings', 'list'],
    queryFn: ({ pageParam, signal }) =>
      request('/bookings', BookingPage, { query: { cursor: pageParam }, as: 'caller', cart: true, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
