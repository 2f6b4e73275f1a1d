import { Statement } from '@event-planner/contracts/balance';
import type { EntryKind } from '@event-planner/contracts/ledger';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';
import type { Range } from '../range.ts';

export type StatementWanted = Range & {
  readonly currency: string;
  readonly eventId?: string | undefined;
  readonly kind?: EntryKind | undefined;
};

export const listStatement = (organizerId: string, wanted: StatementWanted) =>
  infiniteQueryOptions({
    queryKey: ['money', 'statement', organizerId, wanted],
    queryFn: ({ pageParam: cursor, signal }) =>
      request(`/payments/organizers/${organizerId}/statement`, Statement, { query: { ...wanted, cursor }, as: 'caller', signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
