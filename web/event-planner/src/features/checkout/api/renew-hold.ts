import { Hold } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { rememberHold } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';
import { getHold } from './get-hold.ts';

export function useRenewHold(holdId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      onceIntended(['renew', holdId], idempotencyKey =>
        request(`/bookings/holds/${holdId}/renew`, Hold, { method: 'POST', as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess(hold) {
      rememberHold(hold);
      queries.setQueryData(getHold(holdId).queryKey, hold);
      return queries.invalidateQueries({ queryKey: getCart().queryKey });
    },
    onError: () => queries.invalidateQueries({ queryKey: getHold(holdId).queryKey }),
  });
}
