import {
  Corrected,
  type CorrectionForm,
  type DocumentFilters,
  type DocumentMailing,
  DocumentPage,
  DocumentTotals,
  InvoiceDuplicate,
} from '@event-planner/contracts/documents';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { download, request } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

const pathOf = (organizerId: string): string => `/payments/organizers/${organizerId}/documents`;

export const listDocuments = (organizerId: string, filters: DocumentFilters) =>
  infiniteQueryOptions({
    queryKey: ['money', 'documents', organizerId, 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      request(pathOf(organizerId), DocumentPage, { as: 'caller', query: { ...filters, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  });

export const sumDocuments = (organizerId: string, filters: DocumentFilters) =>
  queryOptions({
    queryKey: ['money', 'documents', organizerId, 'totals', filters],
    queryFn: ({ signal }) => request(`${pathOf(organizerId)}/totals`, DocumentTotals, { as: 'caller', query: { ...filters }, signal }),
  });

/** What to save: `<id>/file`, `archive` or `journal`, of a period. */
export interface Wanted {
  readonly what: string;
  readonly period?: { readonly from: string; readonly to: string };
}
export const useSaveDocuments = (organizerId: string) =>
  useMutation({
    mutationFn: async ({ what, period }: Wanted) => {
      const { file, name } = await download(`${pathOf(organizerId)}/${what}`, { as: 'caller', query: { ...period } }, () => undefined);
      saveFile(file, name ?? 'documents');
    },
  });

/** Has an unpaid invoice written once more, which is the same however often it is asked for. */
const writeDuplicate = (organizerId: string, paymentId: string): Promise<InvoiceDuplicate> =>
  request(`/payments/organizers/${organizerId}/invoices/${paymentId}/duplicates`, InvoiceDuplicate, { method: 'POST', as: 'caller' });

export const useWriteDuplicate = (organizerId: string) =>
  useMutation({ mutationFn: (paymentId: string) => writeDuplicate(organizerId, paymentId) });

/** Writes it, and saves it. */
export const useSaveDuplicate = (organizerId: string) =>
  useMutation({
    async mutationFn(paymentId: string) {
      const { id } = await writeDuplicate(organizerId, paymentId);
      const path = `/payments/organizers/${organizerId}/invoices/duplicates/${id}/file`;
      const { file, name } = await download(path, { as: 'caller' }, () => undefined);
      saveFile(file, name ?? 'duplicata.pdf');
    },
  });

export const useMailDocument = (organizerId: string) =>
  useMutation({
    mutationFn: ({ id, ...body }: DocumentMailing & { readonly id: string }) =>
      onceIntended(['mailing', id, body], idempotencyKey =>
        request(`${pathOf(organizerId)}/${id}/mailings`, z.undefined(), { method: 'POST', as: 'caller', body, idempotencyKey }),
      ),
  });

export function useCorrect(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...correction }: CorrectionForm & { readonly id: string }) =>
      request(`${pathOf(organizerId)}/${id}/correction`, Corrected, { method: 'POST', as: 'caller', body: correction }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['money', 'documents', organizerId] }),
  });
}
