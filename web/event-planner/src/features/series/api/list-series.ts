import { PlannedSeriesSummary } from '@event-planner/contracts/series';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const SeriesList = z.object({ items: z.array(PlannedSeriesSummary) });

export const listSeries = (organizerId: string) =>
  queryOptions({
    queryKey: ['series', 'list', organizerId],
    queryFn: ({ signal }) => request(`/organizers/${organizerId}/series`, SeriesList, { as: 'caller', signal }),
  });
