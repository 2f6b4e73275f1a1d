import { SeriesPreview, type SeriesTiming } from '@event-planner/contracts/series';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** The dates that a rule gives, worked out by the one who will make them. */
export const previewDates = (timing: SeriesTiming) =>
  queryOptions({
    queryKey: ['series', 'dates', timing],
    queryFn: ({ signal }) => request('/series/dates', SeriesPreview, { method: 'POST', body: timing, as: 'caller', signal }),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
