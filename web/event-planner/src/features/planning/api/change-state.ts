import type { PostponeForm } from '@event-planner/contracts/postponement';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { getPlan } from './get-plan.ts';

/** Postponed, with until when tickets may be given back. */
export type StateChange = 'publish' | 'cancel' | Required<PostponeForm>;

export function useChangeState(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: StateChange) =>
      typeof change === 'string'
        ? request(`/events/${eventId}/${change}`, z.unknown(), { method: 'POST', as: 'caller' })
        : request(`/events/${eventId}/postpone`, z.unknown(), { method: 'POST', body: change, as: 'caller' }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: getPlan(eventId).queryKey }),
        queries.invalidateQueries({ queryKey: ['planning', 'list'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
        queries.invalidateQueries({ queryKey: ['postponement', eventId] }),
      ]),
  });
}
