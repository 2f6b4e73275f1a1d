import { type EventCreation, PlannedEvent } from '@event-planner/contracts/planning';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';
import { getPlan } from './get-plan.ts';

export function useCreateEvent(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof EventCreation>) =>
      onceIntended(['event', organizerId, body], idempotencyKey =>
        request(`/organizers/${organizerId}/events`, PlannedEvent, { method: 'POST', body, idempotencyKey, as: 'caller' }),
      ),
    onSuccess: made => {
      queries.setQueryData(getPlan(made.id).queryKey, made);
      return queries.invalidateQueries({ queryKey: ['planning', 'list'] });
    },
  });
}
