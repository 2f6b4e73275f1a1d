import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export function useDeleteDraft() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (eventId: string) => request(`/events/${eventId}/plan`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['planning', 'list'] }),
  });
}
