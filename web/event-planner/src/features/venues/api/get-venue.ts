import { OwnVenue } from '@event-planner/contracts/venue';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getVenue = (venueId: string) =>
  queryOptions({
    queryKey: ['venues', 'detail', venueId],
    queryFn: ({ signal }) => request(`/venues/${encodeURIComponent(venueId)}`, OwnVenue, { as: 'caller', signal }),
  });
