import { Billing, type BillingForm } from '@event-planner/contracts/documents';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestFile } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

export const getBilling = (organizerId: string) =>
  queryOptions({
    queryKey: ['money', 'billing', organizerId],
    queryFn: ({ signal }) => request(`/payments/organizers/${organizerId}/billing`, Billing, { as: 'caller', signal }),
    // What is being typed is not overwritten.
    refetchOnWindowFocus: false,
  });

export function useSaveBilling(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { readonly version: number; readonly form: BillingForm }) =>
      request(`/payments/organizers/${organizerId}/billing`, Billing, { method: 'PUT', as: 'caller', body: change }),
    onSuccess(saved) {
      queries.setQueryData(getBilling(organizerId).queryKey, saved);
      return queries.invalidateQueries({ queryKey: ['money', 'documents', organizerId] });
    },
  });
}

export const usePreview = (organizerId: string) =>
  useMutation({
    mutationFn: async (form: BillingForm) =>
      saveFile(
        await requestFile(`/payments/organizers/${organizerId}/billing/preview`, { method: 'POST', as: 'caller', body: form }),
        'preview.pdf',
      ),
  });
