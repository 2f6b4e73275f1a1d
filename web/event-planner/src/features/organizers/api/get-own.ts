import { OwnOrganizer } from '@event-planner/contracts/organizer';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getOwn = (organizerId: string) =>
  queryOptions({
    queryKey: ['organizers', 'own', organizerId],
    queryFn: ({ signal }) => request(`/organizers/${organizerId}/own`, OwnOrganizer, { as: 'caller', signal }),
  });
