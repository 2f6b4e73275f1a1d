import { type AuditFilters, AuditPage, AuditProofs } from '@event-planner/contracts/audit';
import { infiniteQueryOptions, queryOptions, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { download, request } from '../../lib/api/request.ts';
import { saveFile } from '../../lib/save-file.ts';

export const listEntries = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'entries', filters],
    queryFn: ({ pageParam, signal }) => request('/audit', AuditPage, { query: { ...filters, cursor: pageParam }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });

export const listProofs = () =>
  queryOptions({
    queryKey: ['audit', 'proofs'],
    queryFn: ({ signal }) => request('/audit/proofs', AuditProofs, { as: 'caller', signal }),
  });

export type AuditFormat = 'csv' | 'jsonl';

/** Has a file made and keeps it; `bytes` is how much of it has come. */
export function useAuditExport(filters: AuditFilters) {
  const [bytes, setBytes] = useState(0);
  const made = useMutation({
    async mutationFn(format: AuditFormat) {
      setBytes(0);
      const { file, name } = await download('/audit/export', { query: { ...filters, format }, as: 'caller' }, setBytes);
      saveFile(file, name ?? `audit.${format}`);
    },
  });
  return { ...made, bytes };
}
