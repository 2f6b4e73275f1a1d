import { BuyerDocuments, type InvoiceRequest } from '@event-planner/contracts/documents';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { download, request } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

const soonMs = 2000;

export const getDocuments = (bookingId: string) =>
  queryOptions({
    queryKey: ['documents', bookingId],
    queryFn: ({ signal }) => request('/payments/documents', BuyerDocuments, { as: 'caller', query: { bookingId }, signal }),
    refetchInterval: ({ state }) => (state.data?.request === 'under_way' ? soonMs : false),
  });

export function useRequestInvoice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: InvoiceRequest) =>
      request('/payments/documents/requests', BuyerDocuments, { method: 'POST', as: 'caller', body: wanted }),
    onSuccess: (documents, { bookingId }) => queries.setQueryData(getDocuments(bookingId).queryKey, documents),
  });
}

export const useDownloadDocument = () =>
  useMutation({
    mutationFn: async ({ id, number }: { readonly id: string; readonly number: string }) => {
      const { file, name } = await download(`/payments/documents/${id}/file`, { as: 'caller' }, () => undefined);
      saveFile(file, name ?? `${number}.pdf`);
    },
  });
