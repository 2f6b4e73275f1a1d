import { PlannedSeries, type SeriesCreation } from '@event-planner/contracts/series';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export function useCreateSeries(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof SeriesCreation>) =>
      request(`/organizers/${organizerId}/series`, PlannedSeries, { method: 'POST', body, as: 'caller' }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['series', 'list'] }),
        queries.invalidateQueries({ queryKey: ['planning', 'list'] }),
      ]),
  });
}
