import { DataExport, DataExports, Erasure, Erasures, ExportLink } from '@event-planner/contracts/privacy';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import { useConfirming } from '../../../lib/confirming.ts';

const gatheringMs = 2_000;

export const getExports = queryOptions({
  queryKey: ['account', 'exports'],
  queryFn: ({ signal }) => request('/auth/exports', DataExports, { as: 'caller', signal }),
  refetchInterval: query => (query.state.data?.last?.state === 'gathering' ? gatheringMs : false),
});

export function useAskForData() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: () => confirming(() => request('/auth/exports', DataExport, { method: 'POST', as: 'caller' })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

/** The address ends, so it is asked for when it is wanted. */
export function useLoadData() {
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (id: string) => confirming(() => request(`/auth/exports/${id}/link`, ExportLink, { method: 'POST', as: 'caller' })),
    onSuccess: ({ url }) => location.assign(url),
  });
}

export const getErasures = queryOptions({
  queryKey: ['account', 'erasures'],
  queryFn: ({ signal }) => request('/auth/erasures', Erasures, { as: 'caller', signal }),
});

export function useAskForErasure() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: () => confirming(() => request('/auth/erasures', Erasure, { method: 'POST', as: 'caller' })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

export function useUndoErasure() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/auth/erasures/${id}/undo`, Erasure, { method: 'POST', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}
