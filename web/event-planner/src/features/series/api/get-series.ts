import { PlannedSeries } from '@event-planner/contracts/series';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getSeries = (seriesId: string) =>
  queryOptions({
    queryKey: ['series', 'detail', seriesId],
    queryFn: ({ signal }) => request(`/series/${encodeURIComponent(seriesId)}/plan`, PlannedSeries, { as: 'caller', signal }),
  });
