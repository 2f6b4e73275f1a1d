import { CartBookings, type CartBookingRequest } from '@event-planner/contracts/cart';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { forgetHold, noteUnpaid } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';

/** Each hold becomes a booking, or none does. */
export function useBookCart() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: CartBookingRequest) =>
      onceIntended(['cart', wanted], idempotencyKey =>
        request('/bookings/cart/book', CartBookings, { method: 'POST', body: wanted, as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess({ bookings }, { holds }) {
      noteUnpaid(bookings);
      for (const { holdId } of holds) forgetHold(holdId);
      for (const booking of bookings) queries.setQueryData(['bookings', 'detail', booking.id], booking);
      return queries.invalidateQueries({ queryKey: ['bookings', 'list'] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: getCart().queryKey }),
  });
}
