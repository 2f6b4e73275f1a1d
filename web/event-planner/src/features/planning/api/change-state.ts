import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { getPlan } from './get-plan.ts';

export type StateChange = 'publish' | 'postpone' | 'cancel';

export function useChangeState(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: StateChange) => request(`/events/${eventId}/${change}`, z.unknown(), { method: 'POST', as: 'caller' }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: getPlan(eventId).queryKey }),
        queries.invalidateQueries({ queryKey: ['planning', 'list'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
      ]),
  });
}
