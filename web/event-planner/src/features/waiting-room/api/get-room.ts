import { WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** Asked by nobody in particular, so that edges answer it. The server says how often; spread, so that not all ask at once. */
export const getRoom = (eventId: string) =>
  queryOptions({
    queryKey: ['waiting-room', eventId],
    queryFn: ({ signal }) => request(`/bookings/waiting-rooms/${eventId}`, WaitingRoomNow, { signal }),
    refetchInterval: ({ state }) => ((state.data?.pollSeconds ?? 5) * 1000 * 2) / 3 + Math.random() * (state.data?.pollSeconds ?? 5) * 667,
    // The turn may come while another tab is in front.
    refetchIntervalInBackground: true,
    staleTime: 1000,
  });
