import type { SectionName } from '@event-planner/contracts/planning';
import { SeriesDate } from '@event-planner/contracts/series';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

interface Reset {
  readonly seriesId: string;
  readonly eventId: string;
  readonly sections: SectionName[];
}

/** Sections of a date become the series' again. */
export function useResetDate() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ seriesId, eventId, sections }: Reset) =>
      request(`/series/${seriesId}/dates/${eventId}/reset`, SeriesDate, { method: 'POST', body: { sections }, as: 'caller' }),
    onSuccess: (_, { seriesId, eventId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['planning', 'event', eventId] }),
        queries.invalidateQueries({ queryKey: ['series', 'detail', seriesId] }),
      ]),
  });
}
