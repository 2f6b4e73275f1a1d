import { WaitingEntryPage } from '@event-planner/contracts/waiting-list';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listEntries = () =>
  queryOptions({
    queryKey: ['waiting-list', 'own'],
    queryFn: ({ signal }) => request('/bookings/waiting-entries', WaitingEntryPage, { as: 'caller', query: { limit: 100 }, signal }),
    // An offer may come while one looks.
    refetchInterval: 30_000,
  });
