import { type Visit, WaitingRoomNow } from '@event-planner/contracts/waiting-room';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { lookAgainAfter } from '../turn.ts';

/** Asked by nobody in particular, so that edges answer it. Spread, so that not all ask at once. `visitOf` answers one's own, where one waits. */
export const getRoom = (eventId: string, visitOf: (isDrawn: boolean) => Visit | undefined = () => undefined) =>
  queryOptions({
    queryKey: ['waiting-room', eventId],
    queryFn: ({ signal }) => request(`/bookings/waiting-rooms/${eventId}`, WaitingRoomNow, { signal }),
    refetchInterval({ state: { data } }) {
      const seconds = data ? lookAgainAfter(data, visitOf(data.isDrawn)) : usualSeconds;
      return seconds * 1000 * (2 / 3 + (Math.random() * 2) / 3);
    },
    // The turn may come while another tab is in front.
    refetchIntervalInBackground: true,
    staleTime: 1000,
  });

const usualSeconds = 5;
