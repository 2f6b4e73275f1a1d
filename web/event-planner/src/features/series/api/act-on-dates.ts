import { SeriesOutcome } from '@event-planner/contracts/series';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { inWords } from '../../../lib/api/refusal-words.ts';
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
    mutationFn: async ({ action, eventIds }: DatesAction) =>
      told(
        await request(`/series/${seriesId}/${action}`, SeriesOutcome, {
          method: 'POST',
          body: eventIds === undefined ? {} : { eventIds },
          as: 'caller',
        }),
      ),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: getSeries(seriesId).queryKey }),
        queries.invalidateQueries({ queryKey: ['planning'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
      ]),
  });
}

/** Why a date stayed as it was, in the language of the page. */
const told = async ({ results }: SeriesOutcome): Promise<SeriesOutcome> => ({
  results: await Promise.all(
    results.map(async ({ refusal, ...date }) => ({ ...date, refusal: refusal && { ...refusal, detail: await inWords(refusal) } })),
  ),
});
