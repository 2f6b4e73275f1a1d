import { Hold, type HoldRequest } from '@event-planner/contracts/booking';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { getHold } from './get-hold.ts';

export function useCreateHold() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: HoldRequest) =>
      onceIntended(['hold', wanted], idempotencyKey =>
        request('/bookings/holds', Hold, { method: 'POST', body: wanted, as: 'caller', cart: true, idempotencyKey }),
      ),
    onSuccess: hold => queries.setQueryData(getHold(hold.id).queryKey, hold),
    onSettled: (_hold, _error, { eventId }) => queries.invalidateQueries({ queryKey: ['events', 'availability', eventId] }),
  });
}
