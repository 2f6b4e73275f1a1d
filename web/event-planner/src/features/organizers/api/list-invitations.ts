import { ReceivedInvitation } from '@event-planner/contracts/organizer';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const Received = z.object({ items: z.array(ReceivedInvitation) });

/** Invitations to the caller's own address. */
export const listInvitations = () =>
  queryOptions({
    queryKey: ['organizers', 'invitations'],
    queryFn: ({ signal }) => request('/organizers/invitations', Received, { as: 'caller', signal }),
    staleTime: 60_000,
  });
