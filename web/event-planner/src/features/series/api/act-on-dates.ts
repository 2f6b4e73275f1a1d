import { SeriesOutcome } from '@event-planner/contracts/series';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { getSeries } from './get-series.ts';

export interface DatesAction {
  readonly action: 'publish' | 'postpone' | 'cancel';
  /** All that are still to come when it names none. */
  readonly eventIds?: string[];
}

export function useActOnDates(seriesId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ action, eventIds }: DatesAction) =>
      request(`/series/${seriesId}/${action}`, SeriesOutcome, {
        method: 'POST',
        body: eventIds === undefined ? {} : { eventIds },
        as: 'caller',
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: getSeries(seriesId).queryKey }),
        queries.invalidateQueries({ queryKey: ['planning'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
      ]),
  });
}
