import { Team } from '@event-planner/contracts/organizer';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getTeam = (organizerId: string) =>
  queryOptions({
    queryKey: ['organizers', 'team', organizerId],
    queryFn: ({ signal }) => request(`/organizers/${organizerId}/team`, Team, { as: 'caller', signal }),
  });
