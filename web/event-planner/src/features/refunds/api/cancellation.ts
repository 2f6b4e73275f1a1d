import { Booking } from '@event-planner/contracts/booking';
import { Cancellation, type CancellationRequest } from '@event-planner/contracts/refund';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const path = (bookingId: string): string => `/bookings/${encodeURIComponent(bookingId)}/cancellation`;

/** What comes back if the buyer cancels now. */
export const getCancellation = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'cancellation', bookingId],
    queryFn: ({ signal }) => request(path(bookingId), Cancellation, { as: 'caller', signal }),
  });

/** Gives tickets back. The key is the caller's, so that a repetition is the same cancellation. */
export function useCancelTickets(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: CancellationRequest & { readonly key: string }) =>
      request(path(bookingId), Booking, { method: 'POST', body, as: 'caller', idempotencyKey: key }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bookings'] }),
  });
}
