import { Drift, DriftPage, Reconciliation, Reconciliations } from '@event-planner/contracts/reconciliation';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

const at = '/payments/platform';
const all = ['operating', 'reconciliation'] as const;
export const driftsKey = [...all, 'drifts'] as const;

/** Looked at again and again while one is under way. */
export const listRuns = () =>
  queryOptions({
    queryKey: [...all, 'runs'],
    queryFn: ({ signal }) => request(`${at}/reconciliations`, Reconciliations, { as: 'caller', signal }),
    refetchInterval: ({ state }) => (state.data?.items[0]?.finishedAt === null ? 2000 : false),
  });

export const listDrifts = (state: 'open' | 'all') =>
  infiniteQueryOptions({
    queryKey: [...driftsKey, state],
    queryFn: ({ pageParam, signal }) =>
      request(`${at}/drifts`, DriftPage, {
        query: { cursor: pageParam, state: state === 'open' ? state : undefined },
        as: 'caller',
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

function useAct<Input, Output>(mutationFn: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queries.invalidateQueries({ queryKey: all }) });
}

export const useCompare = () =>
  useAct(() => request(`${at}/reconciliations`, Reconciliation, { method: 'POST', as: 'caller', idempotencyKey: crypto.randomUUID() }));
export const useAccept = () =>
  useAct(({ id, note }: { readonly id: string; readonly note: string }) =>
    request(`${at}/drifts/${id}/acceptance`, Drift, { method: 'POST', body: { note }, as: 'caller' }),
  );
