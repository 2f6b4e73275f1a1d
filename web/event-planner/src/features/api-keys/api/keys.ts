import { type ApiKeyForm, ApiKeyList, NewApiKey } from '@event-planner/contracts/api-keys';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from '../../../lib/api/request.ts';

const pathOf = (organizerId: string): string => `/auth/organizers/${organizerId}/api-keys`;

export const listKeys = (organizerId: string) =>
  queryOptions({
    queryKey: ['organizers', 'api-keys', organizerId],
    queryFn: ({ signal }) => request(pathOf(organizerId), ApiKeyList, { as: 'caller', signal }),
  });

/** Does something, and asks who one is where the server wants to know that anew. */
export type Confirming = <Result>(run: () => Promise<Result>) => Promise<Result>;

/** The key is in the answer, and nowhere else again. */
export function useCreateKey(organizerId: string, confirming: Confirming) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: ApiKeyForm) =>
      confirming(() => request(pathOf(organizerId), NewApiKey, { method: 'POST', body: form, as: 'caller' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: listKeys(organizerId).queryKey }),
    // Nobody's memory keeps it longer than it is shown.
    gcTime: 0,
  });
}

export function useRevokeKey(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`${pathOf(organizerId)}/${id}`, z.unknown(), { method: 'DELETE', as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: listKeys(organizerId).queryKey }),
  });
}
