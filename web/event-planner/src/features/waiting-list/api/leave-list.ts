import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export function useLeaveList() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/bookings/waiting-entries/${id}`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['waiting-list'] }),
  });
}
