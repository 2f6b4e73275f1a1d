import { OwnVenue } from '@event-planner/contracts/venue';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const Venues = z.object({ items: z.array(OwnVenue) });

export const listVenues = (organizerId: string) =>
  queryOptions({
    queryKey: ['venues', 'list', organizerId],
    queryFn: ({ signal }) => request(`/organizers/${organizerId}/venues`, Venues, { as: 'caller', signal }),
  });
