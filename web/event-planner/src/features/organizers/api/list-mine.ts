import { OwnOrganizer } from '@event-planner/contracts/organizer';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const Mine = z.object({ items: z.array(OwnOrganizer) });

export const listMine = () =>
  queryOptions({
    queryKey: ['organizers', 'mine'],
    queryFn: ({ signal }) => request('/organizers/mine', Mine, { as: 'caller', signal }),
    staleTime: 60_000,
    // Whoever comes back may have become somebody else in the team.
    refetchOnWindowFocus: 'always',
  });
