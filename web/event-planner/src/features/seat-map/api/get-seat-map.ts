import { SeatMap } from '@event-planner/contracts/seat-map';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getSeatMap = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'seat-map', eventId],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(eventId)}/seat-map`, SeatMap, { signal }),
    staleTime: 600_000,
  });
