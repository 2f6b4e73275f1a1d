import { BlockList } from '@event-planner/contracts/block';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listBlocks = (eventId: string) =>
  queryOptions({
    queryKey: ['blocks', eventId],
    queryFn: ({ signal }) => request(`/bookings/events/${eventId}/blocks`, BlockList, { as: 'caller', signal }),
  });
