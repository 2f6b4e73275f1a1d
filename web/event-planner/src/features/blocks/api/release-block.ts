import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { listBlocks } from './list-blocks.ts';

export function useReleaseBlock(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (blockId: string) =>
      request(`/bookings/events/${eventId}/blocks/${blockId}`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: listBlocks(eventId).queryKey }),
  });
}
