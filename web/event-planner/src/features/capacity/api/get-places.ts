import { EventPlaces } from '@event-planner/contracts/inventory';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** Where every place of an event is; looked at anew while the page is open, for it sells meanwhile. */
export const getPlaces = (eventId: string) =>
  queryOptions({
    queryKey: ['capacity', eventId],
    queryFn: ({ signal }) => request(`/bookings/events/${eventId}/inventory`, EventPlaces, { as: 'caller', signal }),
    staleTime: 5000,
    refetchInterval: 15_000,
  });
