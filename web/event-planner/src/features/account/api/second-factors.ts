import { NewTotp, RecoveryCodes, SecondFactors } from '@event-planner/contracts/auth';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { useConfirming } from '../../../lib/confirming.ts';

const path = '/auth/second-factors';

export const getSecondFactors = queryOptions({
  queryKey: ['account', 'second-factors'],
  queryFn: ({ signal }) => request(path, SecondFactors, { as: 'caller', signal }),
});

export function useBeginTotp() {
  const confirming = useConfirming();
  return useMutation({ mutationFn: () => confirming(() => request(`${path}/totp`, NewTotp, { method: 'POST', as: 'caller' })) });
}

/** The codes are given before what is shown is asked for anew: the form that wants them goes away then. */
export function useAddTotp(onCodes: (codes: readonly string[]) => void) {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (code: string) =>
      confirming(() => request(`${path}/totp/verify`, RecoveryCodes, { method: 'POST', as: 'caller', body: { code } })),
    onSuccess: ({ codes }) => {
      onCodes(codes);
      return queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
}

export function useRemoveTotp() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: () => confirming(() => request(`${path}/totp`, z.unknown(), { method: 'DELETE', as: 'caller' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

export function useRenewCodes() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: () => confirming(() => request(`${path}/recovery-codes`, RecoveryCodes, { method: 'POST', as: 'caller' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}
