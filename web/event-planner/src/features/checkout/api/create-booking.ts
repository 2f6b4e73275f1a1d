import { Booking, type BookingRequest } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { forgetHold, noteUnpaid } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';

export function useCreateBooking() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: z.infer<typeof BookingRequest>) =>
      onceIntended(['booking', wanted], idempotencyKey =>
        request('/bookings', Booking, { method: 'POST', body: wanted, as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess: (booking, { holdId }) => {
      noteUnpaid([booking]);
      forgetHold(holdId);
      void queries.invalidateQueries({ queryKey: getCart().queryKey });
      queries.setQueryData(['bookings', 'detail', booking.id], booking);
      return queries.invalidateQueries({ queryKey: ['bookings', 'list'] });
    },
  });
}
