import { CartBookings, type CartBookingRequest, CartRefusals } from '@event-planner/contracts/cart';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError, isRefusal } from '../../../lib/api/api-error.ts';
import { onceIntended } from '../../../lib/api/intent.ts';
import { inWords } from '../../../lib/api/refusal-words.ts';
import { request } from '../../../lib/api/request.ts';
import { forgetHold, noteUnpaid } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';

/** Each hold becomes a booking, or none does. */
export function useBookCart() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: CartBookingRequest) =>
      onceIntended(['cart', wanted], async idempotencyKey => {
        try {
          return await request('/bookings/cart/book', CartBookings, {
            method: 'POST',
            body: wanted,
            as: 'caller',
            cart: true,
            idempotencyKey,
          });
        } catch (error) {
          throw await refusalsInWords(error);
        }
      }),
    onSuccess({ bookings }, { holds }) {
      noteUnpaid(bookings);
      for (const { holdId } of holds) forgetHold(holdId);
      for (const booking of bookings) queries.setQueryData(['bookings', 'detail', booking.id], booking);
      return queries.invalidateQueries({ queryKey: ['bookings', 'list'] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: getCart().queryKey }),
  });
}

/** What is wrong with each hold is a refusal of its own, and said as one. */
async function refusalsInWords(failure: unknown): Promise<unknown> {
  const told = isRefusal(failure, 'cart_refused') ? CartRefusals.safeParse(failure.problem).data : undefined;
  if (!(failure instanceof ApiError) || failure.problem === undefined || told === undefined) return failure;
  const refusals = await Promise.all(told.refusals.map(async refusal => ({ ...refusal, detail: await inWords(refusal) })));
  return new ApiError(failure.status, { ...failure.problem, refusals }, { words: failure.message, cause: failure });
}
