import { Hold } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { getHold } from './get-hold.ts';

export function useRenewHold(holdId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      onceIntended(['renew', holdId], idempotencyKey =>
        request(`/bookings/holds/${holdId}/renew`, Hold, { method: 'POST', as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess: hold => queries.setQueryData(getHold(holdId).queryKey, hold),
    onError: () => queries.invalidateQueries({ queryKey: getHold(holdId).queryKey }),
  });
}
