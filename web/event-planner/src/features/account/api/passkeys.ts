import { Passkey, PasskeyCreation, PasskeyList, PasskeyRequest } from '@event-planner/contracts/passkeys';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { makePasskey, showPasskey } from '../../../lib/passkeys.ts';
import { useConfirming } from '../../../lib/confirming.ts';

const path = '/auth/passkeys';

export const listPasskeys = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: ({ signal }) => request(path, PasskeyList, { as: 'caller', signal }),
});

export function useAddPasskey() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: async () => {
      const options = await confirming(() => request(`${path}/options`, PasskeyCreation, { method: 'POST', as: 'caller' }));
      return request(path, Passkey, { method: 'POST', as: 'caller', body: { credential: await makePasskey(options) } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

export function useRenamePasskey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { readonly id: string; readonly name: string }) =>
      request(`${path}/${id}`, Passkey, { method: 'PATCH', as: 'caller', body: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: listPasskeys.queryKey }),
  });
}

export function useRemovePasskey() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (id: string) => confirming(() => request(`${path}/${id}`, z.unknown(), { method: 'DELETE', as: 'caller' })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}

/** A proof for `/auth/confirmations`. */
export const useShowPasskey = () =>
  useMutation({
    mutationFn: async () => showPasskey(await request('/auth/confirmation-passkeys', PasskeyRequest, { method: 'POST', as: 'caller' })),
  });
