import { OfferedWays, PaymentInstructions, type PaymentWay } from '@event-planner/contracts/payment-ways';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const ofBooking = (service: 'bookings' | 'payments/bookings', bookingId: string): string => `/${service}/${encodeURIComponent(bookingId)}`;

/** How a booking may be paid now. */
export const getWays = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'ways', bookingId],
    queryFn: ({ signal }) => request(`${ofBooking('bookings', bookingId)}/ways`, OfferedWays, { as: 'caller', signal }),
  });

/** How to pay what waits for its money. */
export const getInstructions = (bookingId: string) =>
  queryOptions({
    queryKey: ['bookings', 'instructions', bookingId],
    queryFn: ({ signal }) =>
      request(`${ofBooking('payments/bookings', bookingId)}/instructions`, PaymentInstructions, { as: 'caller', signal }),
  });

export type SlowWay = Exclude<PaymentWay, 'provider'>;

/** Keeps the places of bookings for a way that takes its time. To do it again changes nothing. */
export function useChooseWay() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ bookingIds, way }: { readonly bookingIds: readonly string[]; readonly way: SlowWay }) =>
      Promise.all(
        bookingIds.map(id =>
          request(`${ofBooking('payments/bookings', id)}/way`, PaymentInstructions, { method: 'POST', body: { way }, as: 'caller' }),
        ),
      ),
    // What is paid slowly is no longer in the cart.
    onSettled: () => Promise.all(['bookings', 'cart'].map(key => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
