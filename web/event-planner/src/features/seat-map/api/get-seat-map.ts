import { SeatMap } from '@event-planner/contracts/seat-map';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** Of a private event who knows a code that opens it. */
export const getSeatMap = (eventId: string, code?: string) =>
  queryOptions({
    queryKey: ['events', 'seat-map', eventId, code ?? ''],
    queryFn: ({ signal }) => request(`/events/${encodeURIComponent(eventId)}/seat-map`, SeatMap, { query: { code }, signal }),
    staleTime: 600_000,
  });
