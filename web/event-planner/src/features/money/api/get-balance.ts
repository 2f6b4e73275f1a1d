import { OrganizerBalance } from '@event-planner/contracts/balance';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getBalance = (organizerId: string) =>
  queryOptions({
    queryKey: ['money', 'balance', organizerId],
    queryFn: ({ signal }) => request(`/payments/organizers/${organizerId}/balance`, OrganizerBalance, { as: 'caller', signal }),
    staleTime: 30_000,
  });
