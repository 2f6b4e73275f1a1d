import { TeamCreditMovementPage } from '@event-planner/contracts/credit';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** What moved the credit of an organizer's buyers in one currency, the newest first. */
export const listCreditMovements = (organizerId: string, currency: string) =>
  infiniteQueryOptions({
    queryKey: ['money', 'credit-movements', organizerId, currency],
    queryFn: ({ pageParam, signal }) =>
      request(`/payments/organizers/${organizerId}/credit-movements`, TeamCreditMovementPage, {
        query: { currency, cursor: pageParam, limit: 10 },
        as: 'caller',
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
