import {
  BankLinePage,
  type BankLineState,
  type CsvMapping,
  type LineAssignment,
  type LineCredit,
  type LineCreditBack,
  type LineMark,
  previewBytes,
  ReturnFile,
  type ReturnFileForm,
  Returns,
  type ReturnedLines,
  StatementImport,
  StatementImports,
  StatementPreview,
  StatementReport,
} from '@event-planner/contracts/bank-statements';
import { AwaitedPage, AwaitedPayment, type TakenPayment, type WriteBack, type WriteOff } from '@event-planner/contracts/payment-ways';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { onceIntended } from '../../../lib/api/intent.ts';
import { request } from '../../../lib/api/request.ts';

const path = (organizerId: string): string => `/payments/organizers/${organizerId}`;
const bytes = (part: Blob): Blob => part.slice(0, part.size, 'application/octet-stream');

/** `stranded`: those with a part that pays nothing, whatever their state. */
export type LineFilter = BankLineState | 'stranded';

export const getLines = (organizerId: string, filter: LineFilter) =>
  infiniteQueryOptions({
    queryKey: ['transfers', organizerId, 'lines', filter],
    queryFn: ({ pageParam, signal }) =>
      request(`${path(organizerId)}/transfers/lines`, BankLinePage, {
        query: { ...(filter === 'stranded' ? { stranded: 'true' } : { state: filter }), cursor: pageParam },
        as: 'caller',
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

/** Of an order, the transfers with a part for it that pays nothing. */
export const getStrandedOf = (organizerId: string, bookingId: string) =>
  queryOptions({
    queryKey: ['transfers', organizerId, 'lines', 'stranded', bookingId],
    queryFn: ({ signal }) =>
      request(`${path(organizerId)}/transfers/lines`, BankLinePage, {
        query: { stranded: 'true', bookingId, limit: 100 },
        as: 'caller',
        signal,
      }),
  });

/** With a name, an address or a reference also those whose time is over: late money takes their places again, or goes back. */
export const getAwaited = (organizerId: string, q?: string) =>
  infiniteQueryOptions({
    queryKey: ['transfers', organizerId, 'awaited', q],
    queryFn: ({ pageParam, signal }) =>
      request(`${path(organizerId)}/awaited`, AwaitedPage, { query: { q, cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const getWrittenOff = (organizerId: string) =>
  infiniteQueryOptions({
    queryKey: ['transfers', organizerId, 'written off'],
    queryFn: ({ pageParam, signal }) =>
      request(`${path(organizerId)}/awaited`, AwaitedPage, { query: { writtenOff: 'true', cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

/** While one is being read its figures grow. */
export const getImports = (organizerId: string, isReading: boolean) =>
  queryOptions({
    queryKey: ['transfers', organizerId, 'imports'],
    queryFn: ({ signal }) => request(`${path(organizerId)}/transfers/imports`, StatementImports, { as: 'caller', signal }),
    refetchInterval: isReading ? 1000 : false,
  });

export const getReport = (organizerId: string, importId: string) =>
  queryOptions({
    queryKey: ['transfers', organizerId, 'report', importId],
    queryFn: ({ signal }) => request(`${path(organizerId)}/transfers/imports/${importId}`, StatementReport, { as: 'caller', signal }),
  });

export const usePreview = (organizerId: string) =>
  useMutation({
    mutationFn: (file: File) =>
      request(`${path(organizerId)}/transfers/preview`, StatementPreview, {
        method: 'POST',
        file: bytes(file.slice(0, previewBytes)),
        as: 'caller',
      }),
  });

export function useImport(organizerId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, mapping }: { readonly file: File; readonly mapping: CsvMapping | null }) =>
      request(`${path(organizerId)}/transfers/imports`, StatementImport, {
        method: 'POST',
        file: bytes(file),
        query: { name: file.name.slice(0, 200) || 'statement', ...(mapping && { mapping: JSON.stringify(mapping) }) },
        as: 'caller',
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['transfers', organizerId] }),
  });
}

/** What somebody says about a line. */
export function useSayOfLine(organizerId: string, lineId: string) {
  const queries = useQueryClient();
  const place = `${path(organizerId)}/transfers/lines/${lineId}`;
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: ['transfers', organizerId] });
  const assign = useMutation({
    mutationFn: (body: z.input<typeof LineAssignment>) => request(`${place}/assign`, z.undefined(), { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  const mark = useMutation({
    mutationFn: (body: LineMark) => request(`${place}/mark`, z.undefined(), { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  const release = useMutation({
    mutationFn: (paymentId: string) => request(`${place}/release`, z.undefined(), { method: 'POST', body: { paymentId }, as: 'caller' }),
    onSettled,
  });
  const credit = useMutation({
    mutationFn: (body: LineCredit) => request(`${place}/credit`, z.undefined(), { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  const creditBack = useMutation({
    mutationFn: (body: LineCreditBack) => request(`${place}/credit-back`, z.undefined(), { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  return { assign, mark, release, credit, creditBack };
}

function useOfInvoice<Input extends { readonly paymentId: string }>(organizerId: string, what: 'write-off' | 'write-back') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ paymentId, ...body }: Input) =>
      request(`${path(organizerId)}/invoices/${paymentId}/${what}`, AwaitedPayment, { method: 'POST', body, as: 'caller' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['transfers', organizerId] }),
  });
}

export const useWriteOff = (organizerId: string) => useOfInvoice<WriteOff & { readonly paymentId: string }>(organizerId, 'write-off');
export const useWriteBack = (organizerId: string) => useOfInvoice<WriteBack & { readonly paymentId: string }>(organizerId, 'write-back');

/** Of what was written off of a booking's invoice, so much came after all. */
export function useTakeLater(organizerId: string, bookingId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TakenPayment & { readonly laterMinor: number }) =>
      onceIntended(['taken', bookingId, body], idempotencyKey =>
        request(`${path(organizerId)}/bookings/${bookingId}/taken`, AwaitedPayment, { method: 'POST', body, as: 'caller', idempotencyKey }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['transfers', organizerId] }),
  });
}

export const getReturns = (organizerId: string) =>
  queryOptions({
    queryKey: ['transfers', organizerId, 'returns'],
    queryFn: ({ signal }) => request(`${path(organizerId)}/transfers/returns`, Returns, { as: 'caller', signal }),
  });

/** A file for the bank that sends transfers back, and the word that it was done. */
export function useReturns(organizerId: string) {
  const queries = useQueryClient();
  const place = `${path(organizerId)}/transfers/returns`;
  const onSettled = (): Promise<void> => queries.invalidateQueries({ queryKey: ['transfers', organizerId] });
  const file = useMutation({
    mutationFn: (body: ReturnFileForm) => request(`${place}/file`, ReturnFile, { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  const returned = useMutation({
    mutationFn: (body: ReturnedLines) => request(place, z.undefined(), { method: 'POST', body, as: 'caller' }),
    onSettled,
  });
  return { file, returned };
}
