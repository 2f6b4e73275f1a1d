import { PlannedSeries, type SeriesChange } from '@event-planner/contracts/series';
import { z } from 'zod';
import { ApiError } from '../../../lib/api/api-error.ts';
import { request } from '../../../lib/api/request.ts';

export const saveSeries = (seriesId: string, change: SeriesChange, ifMatch: number): Promise<PlannedSeries> =>
  request(`/series/${seriesId}/plan`, PlannedSeries, { method: 'PATCH', body: change, ifMatch, as: 'caller' });

const Outdated = z.object({ code: z.literal('version_outdated'), current: PlannedSeries });

/** The series as whoever was faster left it, when that is why a change was refused. */
export const currentSeriesOf = (error: unknown): PlannedSeries | undefined =>
  error instanceof ApiError ? Outdated.safeParse(error.problem).data?.current : undefined;
