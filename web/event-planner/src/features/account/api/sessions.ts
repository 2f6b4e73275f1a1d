import { SessionList } from '@event-planner/contracts/auth';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

export const listSessions = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => request('/auth/sessions', SessionList, { as: 'caller', signal }),
});

/** One, or all but this one. */
export function useEndSession() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) =>
      id === undefined
        ? request('/auth/sessions/end-others', z.unknown(), { method: 'POST', as: 'caller' })
        : request(`/auth/sessions/${id}`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}
