import { IdentityList, type ProviderId, ProviderPage } from '@event-planner/contracts/auth';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';
import { useConfirming } from '../../../lib/confirming.ts';

export const listIdentities = queryOptions({
  queryKey: ['account', 'identities'],
  queryFn: ({ signal }) => request('/auth/identities', IdentityList, { as: 'caller', signal }),
});

/** Leaves for the provider's page, and comes back to this one. */
export function useLinkIdentity() {
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (provider: ProviderId) =>
      confirming(() =>
        request(`/auth/providers/${provider}/links`, ProviderPage, { method: 'POST', as: 'caller', body: { returnTo: '/account' } }),
      ),
    onSuccess: ({ url }) => location.assign(url),
  });
}

export function useUnlinkIdentity() {
  const queries = useQueryClient();
  const confirming = useConfirming();
  return useMutation({
    mutationFn: (provider: ProviderId) =>
      confirming(() => request(`/auth/identities/${provider}`, z.unknown(), { method: 'DELETE', as: 'caller' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['account'] }),
  });
}
