import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export function useDeleteSeries() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (seriesId: string) => request(`/series/${seriesId}/plan`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['series', 'list'] }),
        queries.invalidateQueries({ queryKey: ['planning', 'list'] }),
      ]),
  });
}
