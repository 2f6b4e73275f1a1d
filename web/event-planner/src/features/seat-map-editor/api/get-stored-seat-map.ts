import { StoredSeatMap } from '@event-planner/contracts/venue';
import { queryOptions } from '@tanstack/react-query';
import { request, requestFile } from '../../../lib/api/request.ts';

export const loadSeatMap = (venueId: string, seatMapId: string, signal?: AbortSignal): Promise<StoredSeatMap> =>
  request(`/venues/${venueId}/seat-maps/${seatMapId}`, StoredSeatMap, { as: 'caller', ...(signal !== undefined && { signal }) });

/** One version of a plan. It never changes; a newer one has another id. */
export const getStoredSeatMap = (venueId: string, seatMapId: string) =>
  queryOptions({
    queryKey: ['venues', 'seat-map', venueId, seatMapId],
    queryFn: ({ signal }) => loadSeatMap(venueId, seatMapId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const seatMapCsv = (venueId: string, seatMapId: string): Promise<Blob> =>
  requestFile(`/venues/${venueId}/seat-maps/${seatMapId}/csv`, { as: 'caller' });
