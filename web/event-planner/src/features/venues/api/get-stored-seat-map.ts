import { StoredSeatMap } from '@event-planner/contracts/venue';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** A plan in one version, which never changes. */
export const getStoredSeatMap = (venueId: string, seatMapId: string) =>
  queryOptions({
    queryKey: ['venues', 'seat-map', venueId, seatMapId],
    queryFn: ({ signal }) => request(`/venues/${venueId}/seat-maps/${seatMapId}`, StoredSeatMap, { as: 'caller', signal }),
    staleTime: Infinity,
  });
