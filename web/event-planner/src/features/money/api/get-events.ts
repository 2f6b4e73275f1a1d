import { EventSettlements } from '@event-planner/contracts/balance';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getEvents = (organizerId: string) =>
  queryOptions({
    queryKey: ['money', 'events', organizerId],
    queryFn: ({ signal }) => request(`/payments/organizers/${organizerId}/events`, EventSettlements, { as: 'caller', signal }),
    staleTime: 30_000,
  });
