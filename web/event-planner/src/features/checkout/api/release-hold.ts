import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { forgetHold } from '../../../lib/remembered-holds.ts';
import { getCart } from './get-cart.ts';
import { getHold } from './get-hold.ts';

export const releaseHold = (holdId: string): Promise<unknown> =>
  request(`/bookings/holds/${holdId}`, z.unknown(), { method: 'DELETE', as: 'caller', cart: true });

export function useReleaseHold(holdId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => releaseHold(holdId),
    onSuccess() {
      forgetHold(holdId);
      queries.removeQueries({ queryKey: getHold(holdId).queryKey });
      return queries.invalidateQueries({ queryKey: getCart().queryKey });
    },
  });
}
