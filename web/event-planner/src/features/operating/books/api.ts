import { BooksCheck, EntryPage, TrialBalance } from '@event-planner/contracts/balance';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

export const getTrialBalance = () =>
  queryOptions({
    queryKey: ['operating', 'trial-balance'],
    queryFn: ({ signal }) => request('/payments/platform/trial-balance', TrialBalance, { as: 'caller', signal }),
  });

/** Reads everything: asked for when somebody wants to know. */
export const checkBooks = () =>
  queryOptions({
    queryKey: ['operating', 'books-check'],
    queryFn: ({ signal }) => request('/payments/platform/books-check', BooksCheck, { as: 'caller', signal }),
    enabled: false,
    gcTime: 0,
  });

export const findEntries = (q: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operating', 'entries', q],
    queryFn: ({ pageParam: cursor, signal }) =>
      request('/payments/platform/entries', EntryPage, { query: { q, cursor }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    enabled: q !== undefined,
  });
