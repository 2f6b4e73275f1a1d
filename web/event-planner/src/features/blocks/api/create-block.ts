import { Block, type BlockForm } from '@event-planner/contracts/block';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { listBlocks } from './list-blocks.ts';

export function useCreateBlock(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof BlockForm>) =>
      request(`/bookings/events/${eventId}/blocks`, Block, { method: 'POST', body, as: 'caller' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: listBlocks(eventId).queryKey }),
  });
}
