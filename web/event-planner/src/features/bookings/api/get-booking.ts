import { Booking } from '@event-planner/contracts/booking';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getBooking = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'detail', bookingId],
    queryFn: ({ signal }) => request(`/bookings/${encodeURIComponent(bookingId)}`, Booking, { as: 'caller', cart: true, signal }),
  });
