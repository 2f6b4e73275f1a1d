import { WaitingEntry } from '@event-planner/contracts/waiting-list';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** An entry of one's own, or that of the link in a mail. */
export const getEntry = (id: string, token: string | undefined) =>
  queryOptions({
    queryKey: ['waiting-list', 'entry', id, token],
    queryFn: ({ signal }) =>
      request(`/bookings/waiting-entries/${encodeURIComponent(id)}`, WaitingEntry, { as: 'caller', query: { token }, signal }),
  });
