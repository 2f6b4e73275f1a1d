import { OperatorEvents, ProviderHealth } from '@event-planner/contracts/payment-operations';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const at = '/payments/platform';
const eventsKey = ['operating', 'provider', 'events'] as const;

export const getProviderHealth = () =>
  queryOptions({
    queryKey: ['operating', 'provider', 'health'],
    queryFn: ({ signal }) => request(`${at}/provider`, ProviderHealth, { as: 'caller', signal }),
    refetchInterval: 10_000,
  });

export const listDeadEvents = () =>
  infiniteQueryOptions({
    queryKey: eventsKey,
    queryFn: ({ pageParam: cursor, signal }) => request(`${at}/events`, OperatorEvents, { query: { cursor }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

/** Has an event handled once more, or notes that nothing is left to be done. */
export function useEventAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { readonly id: string; readonly act: 'redrive' | 'dismiss' }) =>
      request(`${at}/events/${encodeURIComponent(id)}/${act}`, z.unknown(), { method: 'POST', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: eventsKey }),
  });
}
