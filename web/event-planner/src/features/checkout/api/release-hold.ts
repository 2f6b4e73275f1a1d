import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { getHold } from './get-hold.ts';

export function useReleaseHold(holdId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/bookings/holds/${holdId}`, z.unknown(), { method: 'DELETE', as: 'caller', cart: true }),
    onSuccess: () => queries.removeQueries({ queryKey: getHold(holdId).queryKey }),
  });
}
