import { ActivityPage } from '@event-planner/contracts/auth';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const listActivity = infiniteQueryOptions({
  queryKey: ['account', 'activity'],
  queryFn: ({ signal, pageParam }) =>
    request('/auth/activity', ActivityPage, { as: 'caller', query: { cursor: pageParam, limit: 10 }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.nextCursor ?? undefined,
});
