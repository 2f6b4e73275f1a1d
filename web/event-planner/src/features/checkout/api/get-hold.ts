import { Hold } from '@event-planner/contracts/booking';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getHold = (holdId: string) =>
  queryOptions({
    queryKey: ['holds', holdId],
    queryFn: ({ signal }) => request(`/bookings/holds/${encodeURIComponent(holdId)}`, Hold, { as: 'caller', cart: true, signal }),
    staleTime: 30_000,
  });
