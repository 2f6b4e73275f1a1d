import { Hold } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getCart } from './get-cart.ts';
import { getHold } from './get-hold.ts';

/** Other codes on a hold instead of those it has, all or none of them. */
export function useSetCoupons(holdId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (coupons: readonly string[]) =>
      request(`/bookings/holds/${holdId}/coupons`, Hold, { method: 'PUT', body: { coupons }, as: 'caller', cart: true }),
    onSuccess(hold) {
      queries.setQueryData(getHold(holdId).queryKey, hold);
      return queries.invalidateQueries({ queryKey: getCart().queryKey });
    },
  });
}
