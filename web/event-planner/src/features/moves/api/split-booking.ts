import { Booking } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';

/** Gives tickets a booking of their own; for the buyer, and for the team. */
export function useSplitBooking(bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ticketIds: readonly string[]) =>
      onceIntended(['split', bookingId, ticketIds], idempotencyKey =>
        request(`/bookings/${bookingId}/split`, Booking, { method: 'POST', body: { ticketIds }, as: 'caller', idempotencyKey }),
      ),
    onSettled: () => queries.invalidateQueries(),
  });
}
